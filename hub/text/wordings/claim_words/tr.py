from .rules import HUNDRED, Rules

QUALITY = (
    "iyi|etkili|güçlü|hızlı|saf|yumuşak|doğal|güvenli|güvenilir|sağlıklı|temiz|ucuz|uygun fiyatlı|kaliteli|"
    "gelişmiş|yenilikçi|"
    "dayanıklı|beyaz|parlak|nazik|hafif|modern|güzel|çok satan|çok tercih edilen|çok sevilen|yüksek|büyük|"
    "ekonomik|besleyici|nemlendirici"
)

TURKISH = Rules(
    superlative=(
        rf"(?:dünyanın|türkiye'nin|piyasanın|ülkenin|sektörün)? ?en (?:{QUALITY})(?:si|sı|leri|ları|i)?",
        r"(?:pazar|sektör|dünya) lideri|lider (?:marka|üretici)\w*|(?:dünyanın|türkiye'nin) bir numaras\w+",
        r"eşsiz|benzersiz|rakipsiz|emsalsiz|rakip tanıma\w+",
    ),
    comparative=(
        rf"(?:[^\W\d]+(?:dan|den|tan|ten) )daha (?:{QUALITY})(?! bir (?:yaşam|dünya|gelecek))",
        rf"daha (?:{QUALITY}|az tahriş edici)(?= (?:bir )?(?:cilt|saç|ten|temizlik|koruma|bakım|nemlendirme|"
        r"sonuç|görünüm|diş)\w*)",
        r"(?:iki|üç|dört|beş|on|\d+) (?:kat|kata kadar) (?:daha )?(?:fazla|iyi|etkili|hızlı|güçlü|az|uzun)",
        r"(?:%|yüzde) ?\d+(?:,\d+)? (?:oranında )?daha (?:fazla|az|iyi|etkili|hızlı|uzun|yumuşak|parlak|güçlü)",
        r"hiçbir(?:ine|i)? benzeme\w+",
    ),
    absolute=(
        HUNDRED,
        r"% ?100|yüzde yüz",
        r"(?:tek|yegâne|yegane) (?:marka|ürün|krem|su|çözüm)\w*",
        r"(?:1|bir) numara(?:lı)?|no\.? ?1",
        r"(?:klinik|bilimsel|dermatolojik|tıbbi) olarak (?:kanıtlan|test edil|ispatlan|onaylan)\w+",
        r"(?:klinik|dermatolojik) test\w* (?:edil|yapıl|onaylan)\w+|etkisi (?:klinik olarak )?kanıtlan\w+|"
        r"kanıtlanmış (?:etki|sonuç)\w*",
        r"garantili|garanti (?:eder|ediyor|ediyoruz|edilir|ediyor\w*)|garantisi veri\w+",
        r"(?:dermatologlar|doktorlar|uzmanlar|hekimler)(?:ın)? (?:tarafından )?(?:öner|tavsiye et|tavsiye ed)\w+",
        r"yan etkisiz|yan etkisi (?:yok|bulunma)\w*|risksiz|sıfır risk|tamamen (?:doğal|güvenli|zararsız|saf|etkili)",
        r"mucize\w*|kesin (?:çözüm|sonuç)",
        r"(?:her )?(?:10|on) (?:kadından|kişiden|kullanıcıdan) (?:9|dokuz)\w*",
    ),
    ordinary=(
        r"en az(?:ından)?|en çok|en fazla|en geç|en son|en kısa|en yakın|en iyi (?:dilek|ihtimal|arkadaş|şekilde|"
        r"yol)\w*|en iyisi|en büyük (?:kız|oğ|kardeş)\w*",
        r"en yüksek \d+|en hızlı şekilde|daha (?:sonra|önce|çok|fazla|az|yeni)|bir daha|"
        r"daha iyi (?:bir )?(?:deneyim|anla|hizmet|yaşam|dünya)\w*",
        r"(?:garanti|taahhüt) (?:etmez|edilmez|etmiyor|edemeyiz|edilemez|etmemekte)\w*|garanti belges\w+|"
        r"garanti süres\w+",
        r"tek (?:yol|şey|fark|istisna|sorun|neden|koşul|şart|kişi|kullanım)\w*",
        r"(?:kural|adım|soru|madde|ek|salon|oda|kapı|şekil|tablo|öncelik|peron) (?:1|bir) numara\w*|(?:madde|ek|"
        r"kapı|oda|salon) no\.? ?:? ?1",
    ),
)
