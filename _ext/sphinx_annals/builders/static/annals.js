/* What a book does in a browser. Nothing is said here that a page doesn't say itself. */
(() => {
"use strict";

/** What readers see of it. */
const WORDS = {
	filter: "Filter this list",
	left: (count, all) => `${count} of ${all} shown`,
	none: (text) => `Nothing here matches “${text}”.`,
	play: "Play the video",
	show: "Show the picture",
	from: (host) => `It loads from ${host}.`,
};

const all = (where, selector) => [...where.querySelectorAll(selector)];
const textOf = (element) => element.textContent.replace(/\s+/g, " ").trim();

/** Return a new element with properties and children. */
const make = (tag, properties, ...children) => {
	const element = Object.assign(document.createElement(tag), properties);
	element.append(...children);
	return element;
};

// entries

const MAIN = "main, [role=main]";
const BOX = "section, .annals-entry";
const TITLE = ":scope > :is(h1, h2, h3, h4, h5, h6, .rubric)";
const PROSE = ":scope > .annals-facts ~ p:not(.annals-note, :has(.annals-remote))";
/** What the book marks for a card; of a history, the latest. */
const FACTS = `:scope > .annals-facts > dd:is(.annals-kind, .annals-on-card),
	:scope > section > ul.annals-on-card > li:first-child`;

/** Return the box of the entry that an id stands for: it may be on an empty span before. */
const boxAt = (spot) => {
	const next = spot?.matches("span:empty") && spot.nextElementSibling;
	const box = (next || spot)?.closest(BOX);
	return box?.querySelector(":scope > .annals-facts") ? box : null;
};

const titleOf = (box) => {
	const title = box.querySelector(TITLE).cloneNode(true);
	for (const added of all(title, ".headerlink, .annals-facade")) added.remove();
	return textOf(title);
};

/** Return what a fact says: of a long list, the first three. */
const saidBy = (fact) => {
	const lines = all(fact, "li").map(textOf);
	const few = lines.slice(0, 3).join(", ") + (lines.length > 3 ? " …" : "");
	return few || textOf(fact);
};

const firstSentence = (text) => {
	if (!Intl.Segmenter) return text;
	const rule = new Intl.Segmenter(document.documentElement.lang, { granularity: "sentence" });
	return rule.segment(text).containing(0).segment;
};

// cards

const REST = 300; // milliseconds until a card shows
const LEAVE = 200; // and until it goes, so that a pointer can move onto it
const GAP = 4; // pixels between a link and its card
const EDGE = 8; // and between a card and the edge of the window

const pages = new Map(); // address -> promise of its document, or of null

/** Return the page at an address: null where it can't be had, as from a folder of files. */
const pageAt = (address) => {
	if (!address.startsWith("http")) return null;
	if (!pages.has(address)) pages.set(address, fetchPage(address).catch(() => null));
	return pages.get(address);
};

const fetchPage = async (address) => {
	const answer = await fetch(address);
	return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
};

/** Return the box of the entry that a link leads to, on this page or another. */
const entryAt = async (link) => {
	const [address, id = ""] = link.href.split("#");
	const isHere = address === location.href.split("#")[0];
	const page = isHere ? document : await pageAt(address);
	return boxAt(page?.getElementById(decodeURIComponent(id)));
};

/** Return the link to an entry that an element is part of. */
const linkOf = (element) => {
	const link = element?.closest?.(`:is(${MAIN}) a.internal[href]`);
	return link?.querySelector(".annals-ref, .annals") ? link : null;
};

const setUpCards = () => {
	const still = matchMedia("(prefers-reduced-motion: reduce)");
	const card = make("div", { id: "annals-card", className: "annals-card", role: "tooltip", hidden: true });
	let over; // what a mouse or a pen points at; a finger follows links
	let shown = null; // the link whose card is shown
	let dismissed; // the link whose card isn't wanted any more
	let timer;

	/** Return the link whose card should be shown. */
	const wanted = () =>
		shown && card.contains(over) ? shown : linkOf(over) ?? linkOf(document.querySelector(":focus-visible"));

	const hide = () => {
		shown?.removeAttribute("aria-describedby");
		shown = null;
		card.hidden = true;
	};

	const place = () => {
		if (!shown) return;
		const { left, top, bottom } = shown.getBoundingClientRect();
		const { clientWidth, clientHeight } = document.documentElement;
		const below = bottom + GAP;
		const above = top - GAP - card.offsetHeight;
		const isHigh = below + card.offsetHeight > clientHeight && above > EDGE;
		const inside = Math.min(left, clientWidth - card.offsetWidth - EDGE);
		card.style.left = `${Math.max(EDGE, inside)}px`;
		card.style.top = `${isHigh ? above : below}px`;
	};

	const fill = (box) => {
		const facts = all(box, FACTS).map(saidBy).join(" · ");
		const prose = box.querySelector(PROSE);
		const line = (tag, text) => make(tag, { dir: "auto" }, text);
		card.replaceChildren(line("strong", titleOf(box)), line("small", facts));
		if (prose) card.append(line("span", firstSentence(textOf(prose))));
	};

	const show = async (link) => {
		hide();
		if (!link || still.matches) return;
		const box = await entryAt(link);
		// an entry needs no card about itself, nor a reader one for a link that was left meanwhile
		if (!box || box.contains(link) || link !== wanted() || link === dismissed) return;
		fill(box);
		shown = link;
		link.setAttribute("aria-describedby", card.id);
		card.hidden = false;
		place();
	};

	const plan = () => {
		clearTimeout(timer);
		const link = wanted();
		if (link !== dismissed) dismissed = null;
		if (link === shown || (link && link === dismissed)) return;
		timer = setTimeout(show, shown ? LEAVE : REST, link);
	};

	const point = ({ pointerType, type, target, relatedTarget }) => {
		if (pointerType === "touch") return;
		over = type === "pointerover" ? target : relatedTarget;
		plan();
	};

	const dismiss = ({ key }) => {
		if (key !== "Escape") return;
		clearTimeout(timer);
		dismissed = wanted();
		hide();
	};

	document.querySelector(MAIN)?.append(card);
	addEventListener("pointerover", point);
	addEventListener("pointerout", point);
	addEventListener("focusin", plan);
	// the focus is nowhere until after this event
	addEventListener("focusout", () => setTimeout(plan));
	addEventListener("keydown", dismiss);
	addEventListener("scroll", place, { capture: true, passive: true });
};

// filter

const ENOUGH = 8; // a shorter list is read as fast as it is filtered
/** Letters that Unicode doesn't take apart. */
const PLAIN = {
	ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", ł: "l", đ: "d", ð: "d", ħ: "h", ŧ: "t", ı: "i", ς: "σ",
};

/** Return text without letter case and accents. */
const fold = (text) => {
	const bare = text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
	return bare.replace(/[^\0-\x7f]/g, (letter) => PLAIN[letter] ?? letter);
};

/** Return all that a line is found by: what it shows, other names, and the id it leads to. */
const keyOf = (line) => {
	const names = all(line, "data").map((data) => data.value);
	const id = line.querySelector("a")?.hash.slice(1) ?? "";
	return fold([line.textContent, ...names, id, id.replaceAll("-", " ")].join(" "));
};

const setUpFilter = () => {
	// of all lists, only an index has headings that links lead to
	const list = document.querySelector("dl.annals-groups:has(> dt[id])");
	const found = list ? all(list, "li") : [];
	if (found.length < ENOUGH) return;
	const lines = found.map((line) => ({ line, key: keyOf(line) }));
	const groups = all(list, "dd");
	const jumps = all(document, ".annals-jumps");
	const input = make("input", { type: "search", autocomplete: "off", spellcheck: false });
	const status = make("output", {});

	const apply = () => {
		const words = fold(input.value).split(/\s+/).filter(Boolean);
		for (const { line, key } of lines) {
			line.hidden = !words.every((word) => key.includes(word.replace(/^@/, "")));
		}
		for (const group of groups) {
			group.hidden = !group.querySelector("li:not([hidden])");
			group.previousElementSibling.hidden = group.hidden;
		}
		for (const jump of jumps) jump.hidden = words.length > 0;
		const left = found.filter((line) => !line.hidden).length;
		const said = left ? WORDS.left(left, found.length) : WORDS.none(input.value.trim());
		status.textContent = words.length ? said : "";
	};

	const clear = ({ key }) => {
		if (key !== "Escape") return;
		input.value = "";
		apply();
	};

	input.addEventListener("input", apply);
	input.addEventListener("keydown", clear);
	const label = make("label", {}, `${WORDS.filter} `, input);
	(jumps[0] ?? list).before(make("div", { className: "annals-filter" }, label, status));
};

// what loads from elsewhere

/** What takes the place of a button: the property that names it, and others. */
const LOADED = {
	iframe: ["title", {
		allow: "autoplay; picture-in-picture; encrypted-media",
		allowFullscreen: true,
		referrerPolicy: "strict-origin-when-cross-origin",
	}],
	video: ["title", { controls: true, autoplay: true, tabIndex: 0 }],
	img: ["alt", { referrerPolicy: "no-referrer", tabIndex: -1 }],
};

/** Return a button; what it asks another site for takes its place when it is pressed. */
const facadeOf = (word, title, tag, src) => {
	const button = make(
		"button",
		{ type: "button", className: "annals-facade" },
		make("strong", {}, word),
		make("span", { dir: "auto" }, title),
		make("small", {}, WORDS.from(new URL(src).host)),
	);
	button.addEventListener("click", () => {
		const [name, others] = LOADED[tag];
		const loaded = make(tag, { [name]: title, ...others, src });
		button.replaceWith(loaded);
		loaded.focus();
	});
	return button;
};

const setUpPictures = () => {
	for (const link of all(document, "a.annals-remote[href]")) {
		link.before(facadeOf(WORDS.show, link.title || textOf(link), "img", link.href), " ");
	}
};

// players

const SECONDS = { h: 3600, m: 60 };

/** Return the second a video starts at: `90`, `90s`, `1m30s`, `1h2m3s`. */
const startOf = ({ searchParams, hash }) => {
	const text = searchParams.get("t") ?? searchParams.get("start") ?? hash;
	const parts = [...text.matchAll(/(\d+)([hms]?)/g)];
	return parts.reduce((sum, [, count, unit]) => sum + count * (SECONDS[unit] ?? 1), 0);
};

const youtube = (url, id) =>
	`https://www.youtube-nocookie.com/embed/${id}?autoplay=1&start=${startOf(url)}`;
const vimeo = (url, id, key) =>
	`https://player.vimeo.com/video/${id}?autoplay=1&dnt=1${key ? `&h=${key}` : ""}#t=${startOf(url)}s`;

/** The players: what an address looks like, the element that plays it, and from where. */
const PLAYERS = [
	[/^https?:..(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:watch\?(?:.*&)?v=|(?:embed|live|shorts)\/)|youtu\.be\/)([\w-]{11})\b/, "iframe", youtube],
	[/^https?:..(?:player\.|www\.)?vimeo\.com\/(?:video\/)?(\d+)(?:\/(\w+))?/, "iframe", vimeo],
	[/^https?:[^?#]+\.(?:mp4|webm)(?:[?#]|$)/i, "video", (url) => url.href],
];

const setUpPlayers = () => {
	for (const link of all(document, "dd.annals-player a[href]")) {
		const [pattern, tag, source] = PLAYERS.find(([known]) => known.test(link.href)) ?? [];
		if (!tag) continue;
		const src = source(new URL(link.href), ...pattern.exec(link.href).slice(1));
		link.closest("dd").prepend(facadeOf(WORDS.play, titleOf(link.closest(BOX)), tag, src));
	}
};

// print

const SHORT = 60; // a longer address is no help on paper

/** Mark the links whose address is printed after them. */
const markShort = () => {
	for (const link of all(document, `:is(${MAIN}) a.external[href^=http]`)) {
		const address = link.getAttribute("href");
		link.classList.toggle("annals-short", address.length <= SHORT && textOf(link) !== address);
	}
};

setUpCards();
setUpFilter();
setUpPlayers();
setUpPictures();
addEventListener("beforeprint", markShort);
})();
