from .rules import HUNDRED, Rules

QUALITY = (
    "effective|efficient|powerful|natural|advanced|gentle|hydrating|moisturi[sz]ing|nourishing|reliable|durable|"
    "beautiful|innovative|trusted|affordable|economical|sustainable|comfortable|radiant|luxurious|concentrated|"
    "resistant|popular|loved|awarded|complete"
)
PLAIN = "fast|strong|soft|clean|cheap|smooth|bright|fresh|white|quick|firm|light|young|mild|rich|tough"

ENGLISH = Rules(
    superlative=(
        r"(?:(?:the|our|your|its) )?(?:(?:very|world's|world’s|country's|market's) )?best(?:-(?:selling|rated|"
        r"loved|in-class))?",
        rf"(?:the )?(?:{PLAIN}|great|saf|pur|fin|gentl|kind|healthi|tasti|eas|larg|bigg|wid|wis|high|low)(?:est|"
        r"iest)",
        rf"(?:the )?most (?:{QUALITY})",
        r"(?:world|market|industry)[ -](?:leading|leaders?|beating|class leader)",
        r"(?:the|a|our) leading (?:brand|maker|manufacturer|product|expert|name|specialist|company)s?",
        r"(?:unrivall?ed|unbeatable|unmatched|unparalleled|unsurpassed|second to none|matchless|peerless)",
    ),
    comparative=(
        rf"(?:better|healthier|gentler|safer|purer|(?:{PLAIN})er)(?: [\w-]+)? than",
        r"better(?= [a-z]+)",
        r"(?:gentler|healthier|purer|(?:soft|whit|bright|smooth|fresh|strong|fast|cheap|"
        r"firm)er)(?=[ -][a-z]+|[.,!?;]|$)",
        r"(?:longer|larger|smaller|greater|higher|lower|easier|lighter|bigger) than (?:any|other|all|ever|our|"
        r"most|the)",
        r"longer[ -]lasting",
        rf"(?:more|less) (?:{QUALITY}|irritating|harmful|greasy)(?: than)?",
        r"(?:twice|three times|four times|ten times|\d+ ?(?:x|times)) (?:as|more|better|faster|stronger|longer|less)",
        r"\d+(?:[.,]\d+)? ?(?:%|per ?cent) (?:more|less|fewer|better|faster|stronger|softer|whiter|longer|cheaper)",
        r"(?:nothing|no other \w+) \w+ better|outperforms?|(?:safer|kinder) (?:for|on|to) (?:your|the|every|all)",
        r"like no other",
    ),
    absolute=(
        HUNDRED,
        r"(?:one|a) hundred per ?cent",
        r"the (?:one and )?only(?: \w+)?",
        r"number[ -](?:one|1)|# ?1|the (?:\w+'s )?no\.? ?1|no\.? ?1 (?:brand|choice|in|for|seller)",
        r"(?:clinically|scientifically|medically|dermatologically|laboratory|lab)[ -](?:proven|tested|proved|"
        r"approved|validated)",
        r"proven (?:results?|efficacy|effectiveness|to work)",
        r"guarantee(?:s|d)?",
        r"(?:recommended|approved|endorsed) by (?:\w+ )?(?:doctors|dermatologists|pa?ediatricians|experts|dentists)",
        r"(?:no|without|zero|free (?:of|from)) side[ -]effects",
        r"(?:risk[ -]free|zero risk|completely safe|never fails|always works|works every time|miracle|cures)",
        r"(?:nine|\d+) out of (?:ten|\d+)",
        r"(?:completely|totally|absolutely|entirely) (?:natural|safe|harmless|pure|effective)",
    ),
    ordinary=(
        r"at best|best (?:regards|wishes|of luck|practices?|man|friends?|before|interests?)|(?:the|our|your|"
        r"their|my|his|her) best "
        r"(?:to|interests?|friends?)|(?:do|does|did|done|doing|try|tried|give|gave) (?:the|our|your|their|my|his|"
        r"her) best",
        r"(?:the )?best (?:way|time|place|thing|if|to|used|stored|kept|served|known|suited)|all the best|"
        r"best of all|hope for the best|"
        r"(?:how|what|which|that|as) (?:\w+ )?best|make the best|to the best of|like(?:s|d)? (?:it |them )?best",
        r"at (?:the )?(?:latest|least|most|lowest|highest|easiest)|the easiest (?:way|is)",
        r"(?:had|'d|’d|you|i|we|know|knows|even|get|gets|getting|feel|feeling|all the|the|far|for the|much|no|"
        r"never|so much) better(?! than)",
        r"better (?:late|off|known|understand|understood|safe|still|yet|to|not|if|half|luck|and better)",
        r"(?:no|any) longer|rather than|other than|sooner rather|more than|less than",
        r"the only (?:way|thing|exceptions?|differences?|one|ones|question|problem|reason|time|person|condition|"
        r"cookies?|data|fields?)",
        r"(?:cannot|can't|can’t|not|no|without|never|nor|doesn't|doesn’t|don't|don’t|isn't|isn’t|"
        r"aren't) (?:\w+ )?guarantee(?:s|d)?",
        r"guarantee (?:card|period|certificate|terms?|claims?)|(?:legal|statutory|bank|commercial|under) guarantee",
        r"(?:rule|step|question|point|tip|priority|player|room|chapter|lesson|line|task) number[ -](?:one|1)",
        r"number[ -](?:one|1) (?:priority|goal|concern|rule|reason|question|enemy|on the list)",
        r"(?:stronger|faster|brighter|better|lighter) and (?:stronger|faster|brighter|better|lighter)",
        r"the faster|the stronger|the softer|the cleaner|the fresher|brighter days?|fresher air|"
        r"cheaper (?:option|fare)s?",
        r"(?:not|isn't|isn’t) (?:the )?(?:\w+ )?(?:best|better)",
    ),
)
