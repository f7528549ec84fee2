"""Words that tell organizations from what else people answer where they are asked for one."""

from __future__ import annotations

#: what says that there is no organization, or stands in a template
_NOBODY = """
    na none nil tbd tba unknown various any self individual independent unaffiliated freelance
    freelancer freelancing student consultant consulting contractor volunteer volunteering retired
    unemployed hobbyist enthusiast observer guest visitor home remote academia industry myself me
    affiliation affiliations institution institute organization organisation company employer
    university name handle location place here there community user developer maintainer core
    she her he him they them
"""
#: what may stand before the word for somebody who belongs nowhere
_MANNERS = "independent phd doctoral masters undergraduate graduate research self"
_CALLINGS = "researcher scientist student contributor consultant employed developer"
#: states and countries as they are abbreviated
_STATES = """
    AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY
    NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC BC MB NB NL NS ON PE QC SK NSW VIC
    QLD TAS USA US UK NZ UAE EU
"""
#: codes of countries that are legal forms of companies too
_FORMS = "AB AG AS BV SA SE CO PL LP NV"
#: regions that are no countries, and countries as they are called too
_REGIONS = """
    alabama,alaska,arizona,arkansas,california,colorado,connecticut,delaware,florida,hawaii,idaho,
    illinois,indiana,iowa,kansas,kentucky,louisiana,maine,maryland,massachusetts,michigan,minnesota,
    mississippi,missouri,montana,nebraska,nevada,new hampshire,new jersey,new mexico,new york,
    north carolina,north dakota,ohio,oklahoma,oregon,pennsylvania,rhode island,south carolina,
    south dakota,tennessee,texas,utah,vermont,virginia,washington,west virginia,wisconsin,wyoming,
    ontario,quebec,british columbia,alberta,nova scotia,england,scotland,wales,northern ireland,
    bavaria,catalonia,bay area,sf bay area,washington dc,holland,the netherlands,the uk,the us,
    the usa,czech republic,great britain,britain,turkey,ivory coast,korea,south korea,russia,
    aotearoa,new york city,nyc,hong kong,taiwan,europe,asia,africa,america,bangalore,mumbai
"""
#: time zones
_ZONES = """
    utc gmt est edt et cst cdt ct mst mdt mt pst pdt pt bst wet west cet cest eet eest ist jst aest
    aedt nzst nzdt
"""
#: what is said beside a place
_BESIDE = "in near now currently but for based just presently greater area"
#: what abbreviations leave out
_SMALL = "of and the for in de la le des du di der die das und et für at on a"
#: what companies are, which their names say or leave out
_LEGAL = """
    ab ag as bv co corp corporation ev gmbh inc incorporated kk llc llp ltd limited oy plc sa sarl
    se srl consulting company
"""

NOBODY = frozenset(_NOBODY.split())
MANNERS = frozenset(_MANNERS.split())
CALLINGS = frozenset(_CALLINGS.split())
STATES = frozenset(_STATES.split())
FORMS = frozenset(_FORMS.split())
REGIONS = frozenset(" ".join(region.split()) for region in _REGIONS.split(","))
ZONES = frozenset(_ZONES.split())
BESIDE = frozenset(_BESIDE.split())
SMALL = frozenset(_SMALL.split())
LEGAL = frozenset(_LEGAL.split())
