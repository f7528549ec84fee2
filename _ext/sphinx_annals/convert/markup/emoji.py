"""Emoji and their short names."""

from __future__ import annotations

import unicodedata
from functools import cache

# Names that differ from those of Unicode; the others are looked up.
_TEXT = """
+1 👍 thumbsup 👍 -1 👎 thumbsdown 👎 100 💯 1234 🔢 a 🅰️ ab 🆎 abc 🔤 abcd 🔡 accept 🉑 angry 😠
anguished 😧 ant 🐜 apple 🍎 arrow_down ⬇️ arrow_forward ▶️ arrow_left ⬅️ arrow_right ➡️
arrow_up ⬆️ arrow_upper_right ↗️ arrows_counterclockwise 🔄 art 🎨 asterisk *️⃣
astonished 😲 baby_chick 🐤 back 🔙 ballot_box 🗳️ ballot_box_with_check ☑️ bangbang ‼️
bank 🏦 bar_chart 📊 basketball 🏀 bath 🛀 bear 🐻 beer 🍺 beers 🍻 beginner 🔰 bell 🔔 bike 🚲
bird 🐦 birthday 🎂 black_heart 🖤 blue_book 📘 blue_heart 💙 blush 😊 boat ⛵ bomb 💣 book 📖
bookmark_tabs 📑 books 📚 boom 💥 bouquet 💐 bow 🙇 boy 👦 brain 🧠 bread 🍞 briefcase 💼
broken_heart 💔 bug 🐛 building_construction 🏗️ bulb 💡 bus 🚌 busts_in_silhouette 👥
butterfly 🦋 cake 🍰 calendar 📆 calling 📲 camera 📷 camera_flash 📸 camping 🏕️ car 🚗
card_index 📇 cat 🐱 champagne 🍾 chart 💹 chart_with_downwards_trend 📉
chart_with_upwards_trend 📈 checkered_flag 🏁 cherry_blossom 🌸 christmas_tree 🎄 clap 👏
clapping 👏 clinking_glasses 🥂 clipboard 📋 clock1 🕐 clock2 🕑 clock3 🕒 clock4 🕓 clock5 🕔
clock6 🕕 clock7 🕖 clock8 🕗 clock9 🕘 clock10 🕙 clock11 🕚 clock12 🕛 cloud ☁️ coffee ☕
cold_sweat 😰 computer 💻 confetti_ball 🎊 confounded 😖 confused 😕 construction 🚧
construction_worker 👷 convenience_store 🏪 cookie 🍪 cool 🆒 cop 👮 copyright ©️ cow 🐮
credit_card 💳 crossed_fingers 🤞 cry 😢 crystal_ball 🔮 cupid 💘 cyclone 🌀 dancer 💃 dart 🎯
dash 💨 date 📅 department_store 🏬 desktop_computer 🖥️ diamonds ♦️ disappointed 😞
disappointed_relieved 😥 dizzy 💫 dizzy_face 😵 dog 🐶 dog2 🐕 dollar 💵 dolphin 🐬 door 🚪
dragon 🐉 droplet 💧 eagle 🦅 ear 👂 earth_africa 🌍 earth_americas 🌎 earth_asia 🌏 egg 🥚
eight 8️⃣ elephant 🐘 email 📧 e-mail 📧 envelope ✉️ envelope_with_arrow 📩 euro 💶
evergreen_tree 🌲 exclamation ❗ heavy_exclamation_mark ❗ exploding_head 🤯
expressionless 😑 eyeglasses 👓 eyes 👀 facepalm 🤦 facepunch 👊 fallen_leaf 🍂 family 👪 fax 📠
fearful 😨 file_cabinet 🗄️ file_folder 📁 fire 🔥 fireworks 🎆 fish 🐟 fist ✊ fist_bump 👊
fist_raised ✊ five 5️⃣ flag_us 🇺🇸 flags 🎏 flashlight 🔦 floppy_disk 💾 flushed 😳
football 🏈 four 4️⃣ four_leaf_clover 🍀 fox_face 🦊 frog 🐸 frowning 😦 frowning_face ☹️
gear ⚙️ gem 💎 ghost 👻 gift 🎁 gift_heart 💝 girl 👧 globe_with_meridians 🌐 goat 🐐
green_apple 🍏 green_book 📗 green_heart 💚 grey_question ❔ grin 😁 grinning 😀 grimacing 😬
guitar 🎸 hammer 🔨 hammer_and_wrench 🛠️ hand ✋ raised_hand ✋ handshake 🤝 hankey 💩 poop 💩
hatched_chick 🐥 hatching_chick 🐣 headphones 🎧 hear_no_evil 🙉 heart ❤️ heart_eyes 😍
heart_eyes_cat 😻 heartbeat 💓 heartpulse 💗 hearts ♥️ heavy_check_mark ✔️
heavy_division_sign ➗ heavy_dollar_sign 💲 heavy_minus_sign ➖ heavy_multiplication_x ✖️
heavy_plus_sign ➕ herb 🌿 hibiscus 🌺 high_brightness 🔆 hocho 🔪 honeybee 🐝 bee 🐝 horse 🐴
hospital 🏥 hotel 🏨 hotsprings ♨️ hourglass ⌛ hourglass_flowing_sand ⏳ house 🏠 hugs 🤗
hugging_face 🤗 hushed 😯 ice_cream 🍨 icecream 🍦 inbox_tray 📥 incoming_envelope 📨
information_desk_person 💁 information_source ℹ️ innocent 😇 interrobang ⁉️ iphone 📱
jack_o_lantern 🎃 joy 😂 joy_cat 😹 juggling 🤹 key 🔑 keyboard ⌨️ keycap_ten 🔟 kiss 💋
kissing_heart 😘 knot 🪢 koala 🐨 label 🏷️ ladybug 🐞 large_blue_circle 🔵 laughing 😆
satisfied 😆 leaves 🍃 ledger 📒 left_right_arrow ↔️ lemon 🍋 lightning ⚡ zap ⚡ lips 👄
lock 🔒 lollipop 🍭 loudspeaker 📢 love_letter 💌 mag 🔍 mag_right 🔎 mailbox 📫
mailbox_with_mail 📬 man 👨 man-facepalming 🤦‍♂️ man_facepalming 🤦‍♂️ man-shrugging 🤷‍♂️
man_shrugging 🤷‍♂️ maple_leaf 🍁 mask 😷 mega 📣 megaphone 📣 memo 📝 pencil 📝 microphone 🎤
microscope 🔬 milky_way 🌌 minibus 🚐 mobile_phone_off 📴 money_mouth_face 🤑
money_with_wings 💸 moneybag 💰 monkey_face 🐵 mortar_board 🎓 mountain ⛰️ mouse 🐭
movie_camera 🎥 moyai 🗿 muscle 💪 mushroom 🍄 musical_keyboard 🎹 musical_note 🎵 mute 🔇
nail_care 💅 necktie 👔 negative_squared_cross_mark ❎ nerd_face 🤓 neutral_face 😐 new 🆕
new_moon 🌑 newspaper 📰 newspaper_roll 🗞️ nine 9️⃣ no_bell 🔕 no_entry ⛔ no_entry_sign 🚫
no_good 🙅 no_mouth 😶 notebook 📓 notebook_with_decorative_cover 📔 notes 🎶 ocean 🌊
octocat 🐙 octopus 🐙 office 🏢 ok 🆗 ok_hand 👌 ok_woman 🙆 older_woman 👵 one 1️⃣ open_book 📖
open_file_folder 📂 open_hands 👐 open_mouth 😮 orange_book 📙 orange_heart 🧡 outbox_tray 📤
owl 🦉 package 📦 page_facing_up 📄 page_with_curl 📃 palm_tree 🌴 panda_face 🐼 paperclip 📎
partying_face 🥳 party_popper 🎉 partying 🥳 pause_button ⏸️ paw_prints 🐾 feet 🐾 peach 🍑
pear 🍐 pen 🖊️ pencil2 ✏️ penguin 🐧 pensive 😔 performing_arts 🎭 persevere 😣 phone ☎️
telephone ☎️ pig 🐷 pill 💊 pineapple 🍍 pizza 🍕 plate_with_cutlery 🍽️ point_down 👇
point_left 👈 point_right 👉 point_up ☝️ point_up_2 👆 popcorn 🍿 postbox 📮 pouch 👝 pray 🙏
folded_hands 🙏 printer 🖨️ purple_heart 💜 pushpin 📌 question ❓ rabbit 🐰 rabbit2 🐇
racehorse 🐎 radio 📻 rage 😡 pout 😡 rainbow 🌈 rainbow_flag 🏳️‍🌈 raised_hands 🙌
raising_hand 🙋 raised_hand_with_fingers_splayed 🖐️ recycle ♻️ red_circle 🔴 relaxed ☺️
relieved 😌 repeat 🔁 reminder_ribbon 🎗️ ribbon 🎀 rice_cracker 🍘 ring 💍 robot 🤖
robot_face 🤖 rocket 🚀 rofl 🤣 roll_eyes 🙄 rose 🌹 rotating_light 🚨 round_pushpin 📍
runner 🏃 running 🏃 sad 😢 sailboat ⛵ santa 🎅 school 🏫 scissors ✂️ scotland 🏴󠁧󠁢󠁳󠁣󠁴󠁿
scream 😱 scream_cat 🙀 scroll 📜 see_no_evil 🙈 seedling 🌱 seven 7️⃣ shaved_ice 🍧 sheep 🐑
shield 🛡️ ship 🚢 shipit 🐿️ shrug 🤷 shushing_face 🤫 simple_smile 🙂 six 6️⃣ skull 💀
sleeping 😴 sleepy 😪 slightly_frowning_face 🙁 slightly_smiling_face 🙂 slot_machine 🎰
small_blue_diamond 🔹 smile 😄 smile_cat 😸 smiley 😃 smiley_cat 😺
smiling_face_with_three_hearts 🥰 smirk 😏 snail 🐌 snake 🐍 snowflake ❄️ snowman ⛄ sob 😭
soccer ⚽ sos 🆘 sound 🔉 sparkle ❇️ sparkler 🎇 sparkles ✨ sparkling_heart 💖
speak_no_evil 🙊 speaker 🔈 speaking_head 🗣️ speaking_head_in_silhouette 🗣️
speech_balloon 💬 spider_web 🕸️ star ⭐ star2 🌟 star_struck 🤩 stars 🌠 steam_locomotive 🚂
stew 🍲 stop_sign 🛑 stopwatch ⏱️ stuck_out_tongue 😛 stuck_out_tongue_winking_eye 😜
studio_microphone 🎙️ sun_with_face 🌞 sunflower 🌻 sunglasses 😎 sunny ☀️ sunrise 🌅
surfer 🏄 sweat 😓 sweat_drops 💦 sweat_smile 😅 sweet_potato 🍠 swimmer 🏊 tada 🎉 hooray 🎉
tangerine 🍊 taxi 🚕 tea 🍵 telescope 🔭 tent ⛺ thermometer 🌡️ thinking 🤔 thinking_face 🤔
thought_balloon 💭 three 3️⃣ thank_you 🙏 ticket 🎫 tickets 🎟️ tiger 🐯 timer_clock ⏲️
tired_face 😫 tm ™️ toolbox 🧰 top 🔝 tophat 🎩 tractor 🚜 traffic_light 🚥 train 🚋
trashcan 🗑️ wastebasket 🗑️ triangular_flag_on_post 🚩 triangular_ruler 📐 triumph 😤
trophy 🏆 tropical_fish 🐠 truck 🚚 trumpet 🎺 tulip 🌷 turtle 🐢 tv 📺 two 2️⃣ two_hearts 💕
two_men_holding_hands 👬 umbrella ☔ unamused 😒 unicorn 🦄 unicorn_face 🦄 unlock 🔓 up 🆙
upside_down_face 🙃 v ✌️ vertical_traffic_light 🚦 video_camera 📹 video_game 🎮 violin 🎻
volcano 🌋 vs 🆚 walking 🚶 warning ⚠️ watch ⌚ water_buffalo 🐃 watermelon 🍉 wave 👋
waving_hand 👋 weary 😩 wedding 💒 whale 🐳 whale2 🐋 wheelchair ♿ white_check_mark ✅
white_circle ⚪ white_heart 🤍 wind_face 🌬️ wine_glass 🍷 wink 😉 wolf 🐺 woman 👩
woman-facepalming 🤦‍♀️ woman-shrugging 🤷‍♀️ woman_technologist 👩‍💻 man_technologist 👨‍💻
technologist 🧑‍💻 world_map 🗺️ worried 😟 wrench 🔧 writing_hand ✍️ x ❌ yarn 🧶
yellow_heart 💛 yum 😋 zero 0️⃣ zzz 💤 zipper_mouth_face 🤐
"""
_WORDS = _TEXT.split()
_BY_NAME = dict(zip(_WORDS[::2], _WORDS[1::2], strict=True))
#: asks for a picture where a sign is older than emoji are
_PICTURE = "\N{VARIATION SELECTOR-16}"
_FIRST = 0x2300


@cache
def emoji(name: str) -> str:
    """Return the emoji of that short name; empty where there is none.

    >>> emoji("sloth"), emoji("fax_machine"), emoji("func")
    ('🦥', '📠', '')
    """
    return _BY_NAME.get(name) or _flag(name) or _by_unicode_name(name)


def _flag(name: str) -> str:
    """Return the flag of ``flag-`` and the code of a country."""
    if not name.startswith(("flag-", "flag_")) or len(name) != 7 or not name.isascii():
        return ""
    return "".join(chr(0x1F1E6 + ord(sign) - ord("a")) for sign in name[5:] if sign.isalpha())


def _by_unicode_name(name: str) -> str:
    try:
        sign = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""
    if len(sign) > 1 or ord(sign) < _FIRST or unicodedata.category(sign) != "So":
        return ""
    return sign if ord(sign) > 0xFFFF else sign + _PICTURE
