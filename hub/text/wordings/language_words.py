"""What tells languages apart: the small words that every sentence has, endings, and letters beside the plain ones."""

from hub.text.translation_checks.wordlists import words

SMALL_WORDS = {
    language: words(listed)
    for language, listed in {
        "en": "the of and to in is it you that was for on are with as his they be at one have this from or had by "
        "but not what all were we when your can said there use an each which she do how their if will up other "
        "about out many then them these so some her would make him into has more no could than been its who "
        "now my our us every without only also t s re ll ve don isn while after before here where any most "
        "very such through just may",
        "fr": "le la les de des du un une et est en que qui dans pour pas sur au aux avec se ce il elle ne par plus "
        "vous nous son sa ses sont ou mais comme tout tous toute toutes cette ces notre votre vos nos leur "
        "leurs été être avoir fait on si y d l qu c n j s m même sans sous entre aussi très bien où dès depuis "
        "chaque peut je tu mon ton donc car lors celle celui ceux afin ainsi lorsque encore chez était ont a à",
        "de": "der die das und ist in den von zu mit sich des auf für nicht ein eine einer eines einem einen als "
        "auch es an werden aus er hat dass sie nach wird bei wir ihr ihre ihren ihrer uns unser unsere unserer "
        "unseren noch wie am im um über so zum zur oder aber vor bis mehr durch man sein wurde sind dem kann "
        "können haben ich nur wenn diese dieser dieses diesem ohne alle jede jeder jeden wieder schon sehr "
        "hier muss da vom gegen war hatte bitte",
        "es": "de la que el en y a los del se las por un para con no una su al lo como más pero sus le ya o este sí "
        "porque esta entre cuando muy sin sobre también me hasta hay donde quien desde todo todos toda todas "
        "nos durante uno ni contra otros ese eso ante ellos e esto mí antes algunos qué unos yo otro otras "
        "otra él tanto esa estos mucho nada poco ella estas nuestro nuestra nuestros tu te es son está están "
        "ser ha han fue cada usted puede",
        "it": "di e il la che in un a per è una sono mi si ho lo ha le ti con cosa se no da non come io ci questo "
        "qui bene sì del tu solo della dei delle gli al alla ai alle nel nella nei nelle dal dalla sul sulla "
        "più anche o ma i l d un uno degli dell all nell dall sull questa questi queste tutto tutti tutta "
        "tutte nostro nostra vostro suo sua suoi essere stato stata ogni quando dove perché senza tra fra dopo "
        "prima molto può era c cui quale",
        "nl": "de het een en van ik te dat die in is niet op aan met als voor er was hij zijn maar om ook dan zou of "
        "wat mijn men dit zo door over ze zich bij haar tot je u we wij naar uit kan deze uw ons onze meer nog "
        "hun geen worden wordt werd heeft hebben alle wie waar al veel kunnen moet zonder elke elk onder tegen "
        "na heel jouw hier toen hoe want net omdat tussen zoals zij altijd weer",
        "pt": "apenas qualquer quaisquer serem seja "
        "de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à "
        "seu sua ou ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem "
        "mesmo aos ter seus quem nas me esse eles estão você tinha foram essa num nem suas meu às minha têm "
        "numa pelos nosso nossa nossos são este esta isto todo todos toda todas cada pode onde sobre deve",
        "pl": "w i na z do się nie że to jest o jak za od po przez dla ale czy co przy tak lub oraz być jego jej ich "
        "które który która których którego której tego tym tej ten ta te są był była było może bardzo już "
        "tylko także również więcej nas nam nasze nasz nasza naszych wszystkie każdy każdego każdej twój twoje "
        "twoja twojej jeśli gdy aby przed bez pod nad między jako a u we ze można które swoje swój",
        "tr": "ve bir bu için ile da de çok ne en daha olarak olan gibi her ya kadar sonra o ama değil mi mı mu mü "
        "var yok biz siz ben sen onun bizim sizin tüm ise veya hem şey nasıl neden göre önce tarafından sadece "
        "olduğu eden ki şu iyi büyük yeni hiç yani diye üzerinde içinde olur oldu olduğunu etmek etmeyi bütün "
        "lütfen",
        "sv": "och att det som en på är av för med till den har de inte om ett han men var jag från vi så kan när nu "
        "hon över eller man ska skulle dig mig sig din vår vårt alla denna detta också efter utan där mycket "
        "bara",
        "da": "og at det som en på er af for med til den har de ikke om et han men var jeg fra vi så kan når nu hun "
        "over eller man skal skulle dig mig sig din vores alle denne dette også efter uden hvor meget kun blev "
        "blive",
        "nb": "og at det som en på er av for med til den har de ikke om et han men var jeg fra vi så kan når nå hun "
        "over eller man skal skulle deg meg seg din vår vårt alle denne dette også etter uten hvor mye bare "
        "ble bli",
        "cs": "a se na je že v to s z do o i ve pro za by ale si po jako jsou od která který které bylo nebo jen k "
        "při až také jeho její jsme byl byla však více než už může být tak náš naše vaše každý pokud tento "
        "tato",
        "sk": "a sa na je že v to s z do o aj vo pre za by ale si po ako sú od ktorá ktorý ktoré bolo alebo len k "
        "pri až tiež jeho jej sme bol bola však viac než už môže byť tak náš naše vaše každý ak tento táto",
        "ro": "și de la în a cu pe că nu o un din pentru este care se sunt mai ce le o să au fost prin ca dar după "
        "fi sau când cel cea această acest acestea noi dumneavoastră noastre noastră fiecare fără toate poate",
        "hu": "a az és hogy nem is egy ez meg de van már csak vagy mint még el ha volt kell lehet azt ezt amely "
        "minden után nagyon több mi te ön önök fel ki be így pedig között által szerint",
        "fi": "ja on ei se että oli hän ovat mutta kun niin myös tai jos kuin mitä ole joka mukaan jo sekä kanssa "
        "vain nyt voi sen olla tämä kaikki hyvin jotka vielä sinun meidän teidän",
        "ca": "de la el i que a en un per les amb els del una no és al es als o més com d l però són seva seu aquest "
        "aquesta també ha hi han seves seus nostre nostra cada molt quan sense entre tots totes ser dels pot",
        "gl": "de a o que e do da en un para é con non unha os no se na por máis as dos como pero foi ao el das ten "
        "á súa ou ser cando moi hai nos xa está eu tamén só polo pola ata isto ela entre era despois sen estes "
        "esta este seu todos todas cada pode onde sobre debe deste nesta desta páxina teu túa",
        "id": "yang dan di dengan untuk ini itu dari dalam tidak pada adalah akan ke oleh kami anda atau juga "
        "sebagai dapat telah lebih ada karena bisa saya kita mereka setiap semua sudah hanya",
        "ru": "и в не на что с по как это но из за от для к а о у же вы мы так его она он их бы все или если при был "
        "была может чтобы до уже еще ещё только наш наша ваш ваша каждый также",
        "uk": "і в не на що з по як це але із за від для до а о у та ви ми так його вона він їх би все або якщо при "
        "був була може щоб вже ще тільки наш наша ваш ваша кожен також є й",
        "bg": "и в не на че с по как това но от за до да а о у е се са вие ние той тя те би или ако при беше може "
        "вече още само наш нашата ваш вашата всеки също като който която които ще",
        "sr": "и у не на да се је са по као то али из за од до а о су ми ви он она они би или ако при био може већ "
        "још само наш ваш сваки такође који која које што",
        "ar": "في من على إلى أن عن هذا هذه التي الذي مع لا ما كل أو ثم قد كان كانت هو هي بعد قبل بين عند لم لن كما "
        "حتى أكثر غير منذ خلال نحن أنت و إن لكل عليها عليه",
        "fa": "در از به که این را با است برای آن یک خود تا کرد بر هم نیز ما شما می های ها و یا هر اگر باید شود شده",
        "ur": "کے کی میں ہے اور سے کا کو اس کہ پر نے ہیں بھی ایک یہ تھا جو ہو نہیں کر ہم آپ لیے",
    }.items()
}

# Endings that few other languages have; they count where the small words are few.
ENDINGS = {
    language: tuple(listed.split())
    for language, listed in {
        "en": "ing ness ould ight ough ful ally",
        "fr": "eux euse eau eaux aient ez ité ités ement ments oir ée ées",
        "de": "ung ungen heit keit lich liche lichen isch ische schen tzt",
        "es": "ción ciones dad dades iendo ando mente ado ados illa amos",
        "it": "zione zioni ità ezza ezze are ere ire ato ati zza etto mente gli",
        "nl": "ijk ijke lijk lijke heid ijn ijd oor aar eert uur",
        "pt": "ção ções dade dades ão ões inho ando endo mente ável",
        "pl": "ość ości ych ego emu ować anie enie ący ące ów ami ach ymi cie",
        "tr": "lar ler lari ları leri dır dir yor mak mek lık lik iniz ınız ında inde ması mesi nin nın",
        "sv": "ning ningar het arna erna ande",
        "fi": "ssa ssä sta stä lla llä lle ksi nen isen",
        "hu": "ság ség nak nek ban ben ból ből val vel unk ünk",
        "ro": "ului ilor ește esc ție ții ări",
        "cs": "ování ost osti ých ého ému ím ěji ení",
        "sk": "ovanie osť osti ých ého ému ím enie",
        "da": "hed heden erne ende ning",
        "nb": "het heten ene ende ning",
        "ca": "ció cions itat itats ment ats ades",
        "gl": "ción cións dade dades eiro eira axe ando endo mente",
        "ar": "ات ية ين ون تها نا كم",
        "id": "kan nya annya inya",
    }.items()
}

# Letters beside a to z that a language is written with.
LETTERS = {
    "en": "",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "de": "äöüß",
    "es": "áéíñóúü",
    "it": "àèéìîòù",
    "nl": "éëïóöüèá",
    "pt": "àáâãçéêíóôõú",
    "pl": "ąćęłńóśźż",
    "tr": "çğıöşüâîû",
    "sv": "åäöé",
    "da": "æøåé",
    "nb": "æøåéòô",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "ro": "ăâîșțşţ",
    "hu": "áéíóöőúüű",
    "fi": "äöå",
    "ca": "àçèéíïòóúü·",
    "gl": "áéíñóúü",
    "id": "",
    "ru": "ыэъё",
    "uk": "іїєґ",
    "bg": "ъ",
    "sr": "ђћџљњј",
    "ar": "ةىأإؤئآ",
    "fa": "پچژگکیآ",
    "ur": "ٹڈڑںےہھپچگکیآ",
}
# Letters that some languages of a script have, and others have not; the rest say nothing.
TELLING = frozenset("".join(LETTERS.values()))
