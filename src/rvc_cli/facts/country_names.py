"""The countries and territories of ISO 3166-1 with the English and Spanish names they go by.

A line is an alpha-2 code, an alpha-3 code and the names, parted by ``|``; a line that begins with ``|``
goes on with the one above. Read by :mod:`rvc_cli.facts.countries`.
"""

NAMES = """\
AD AND Andorra|Principality of Andorra|Principado de Andorra
AE ARE United Arab Emirates|Emiratos Árabes Unidos|UAE|EAU|Emiratos Árabes
AF AFG Afghanistan|Afganistán|Islamic Republic of Afghanistan|República Islámica de Afganistán
AG ATG Antigua and Barbuda|Antigua y Barbuda
AI AIA Anguilla|Anguila
AL ALB Albania|Republic of Albania|República de Albania
AM ARM Armenia|Republic of Armenia|República de Armenia
AO AGO Angola|Republic of Angola|República de Angola
AQ ATA Antarctica|Antártida
AR ARG Argentina|Argentine Republic|República Argentina
AS ASM American Samoa|Samoa Estadounidense
AT AUT Austria|Republic of Austria|República de Austria
AU AUS Australia
AW ABW Aruba
AX ALA Åland Islands|Islas Äland
AZ AZE Azerbaijan|Azerbaiyán|Republic of Azerbaijan|República de Azerbaiyán
BA BIH Bosnia and Herzegovina|Bosnia y Herzegovina|Bosnia|Bosnia-Herzegovina
|Republic of Bosnia and Herzegovina|República de Bosnia y Hercegovina
BB BRB Barbados
BD BGD Bangladesh|Bangladés|People's Republic of Bangladesh|República Popular de Bangladés
BE BEL Belgium|Bélgica|Kingdom of Belgium|Reino de Bélgica
BF BFA Burkina Faso|Burquina Faso
BG BGR Bulgaria|Republic of Bulgaria|República de Bulgaria
BH BHR Bahrain|Baréin|Bahréin|Kingdom of Bahrain|Reino de Baréin
BI BDI Burundi|Republic of Burundi|República de Burundi
BJ BEN Benin|Republic of Benin|República de Benín
BL BLM Saint Barthélemy|San Bartolomé
BM BMU Bermuda|Islas Bermudas|Bermudas
BN BRN Brunei Darussalam|Brunei
BO BOL Bolivia, Plurinational State of|Bolivia|Bolivia, Estado plurinacional de|Plurinational State of Bolivia
|Estado plurinacional de Bolivia
BQ BES Bonaire, Sint Eustatius and Saba|Islas BES (Caribe Neerlandés)|Caribbean Netherlands|Bonaire
BR BRA Brazil|Brasil|Federative Republic of Brazil|República Federativa de Brasil
BS BHS Bahamas|Commonwealth of the Bahamas|Commonwealth de las Bahamas
BT BTN Bhutan|Bután|Kingdom of Bhutan|Reino de Bután
BV BVT Bouvet Island|Isla Bouvet
BW BWA Botswana|Botsuana|Republic of Botswana|República de Botsuana
BY BLR Belarus|Bielorrusia|Bielorussia|Republic of Belarus|República de Bielorrusia
BZ BLZ Belize|Belice
CA CAN Canada|Can.
CC CCK Cocos (Keeling) Islands|Islas Cocos (Keeling)|Cocos Islands
CD COD Congo, The Democratic Republic of the|Congo, República Democrática del
|The Democratic Republic of the Congo|República Democrática del Congo|DR Congo|Congo, Dem. Rep.
CF CAF Central African Republic|República Centroafricana|Central African Rep.
CG COG Congo|Republic of Congo|Congo-Brazzaville|Republic of the Congo|República del Congo
CH CHE Switzerland|Suiza|Swiss Confederation|Confederación Suiza
CI CIV Côte d'Ivoire|Costa de Marfíl|Ivory Coast|Republic of Côte d'Ivoire|República de Costa de Marfíl
CK COK Cook Islands|Islas Cook
CL CHL Chile|Republic of Chile|República de Chile
CM CMR Cameroon|Camerún|Republic of Cameroon|República del Camerún
CN CHN China|PRC|P.R. China|China PR|Mainland China|China Mainland|China continental|RPC|R.P. China
|República Popular de China|People's Republic of China|República Popular China
CO COL Colombia|Republic of Colombia|República de Colombia
CR CRI Costa Rica|Republic of Costa Rica|República de Costa Rica
CU CUB Cuba|Republic of Cuba|República de Cuba
CV CPV Cabo Verde|Cape Verde|Republic of Cabo Verde|República de Cabo Verde
CW CUW Curaçao|Curazao
CX CXR Christmas Island|Isla de Navidad
CY CYP Cyprus|Chipre|Republic of Cyprus|República de Chipre
CZ CZE Czechia|Chequia|Czech Rep.|República Checa|Czech Republic
DE DEU Germany|Alemania|Federal Republic of Germany|República Federal de Alemania
DJ DJI Djibouti|Yibuti|Republic of Djibouti|República de Yibuti
DK DNK Denmark|Dinamarca|Kingdom of Denmark|Reino de Dinamarca
DM DMA Dominica|Commonwealth of Dominica|Commonwealth de Dominica
DO DOM Dominican Republic|República Dominicana|Rep. Dominicana|Dominican Rep.
DZ DZA Algeria|Argelia|People's Democratic Republic of Algeria|República Democrática Popular de Argelia
EC ECU Ecuador|Republic of Ecuador|República del Ecuador
EE EST Estonia|Republic of Estonia|República de Estonia
EG EGY Egypt|Egipto|Arab Republic of Egypt|República Árabe de Egipto
EH ESH Western Sahara|Sahara Occidental
ER ERI Eritrea|Estado de Eritrea
ES ESP Spain|España|Kingdom of Spain|Reino de España
ET ETH Ethiopia|Etiopía|Federal Democratic Republic of Ethiopia|República Federal Democrática de Etiopía
FI FIN Finland|Finlandia|Republic of Finland|República de Finlandia
FJ FJI Fiji|Fiyi|Republic of Fiji|República de Fiyi
FK FLK Falkland Islands (Malvinas)|Islas Falkland (Malvinas)|Falkland Islands|Islas Malvinas|Malvinas
FM FSM Micronesia, Federated States of|Micronesia, Estados Federados de|Federated States of Micronesia
|Estados Federados de Micronesia|Micronesia
FO FRO Faroe Islands|Islas Feroe
FR FRA France|Francia|French Republic|República Francesa
GA GAB Gabon|Gabonese Republic|República Gabonesa
GB GBR United Kingdom|Reino Unido|UK|Great Britain|Gran Bretaña|England|Inglaterra|Scotland|Escocia|Wales
|Gales|Northern Ireland|Irlanda del Norte|Britain|United Kingdom of Great Britain and Northern Ireland
|Reino Unido de Gran Bretaña e Irlanda del Norte
GD GRD Grenada|Granada
GE GEO Georgia
GF GUF French Guiana|Guayana Francesa
GG GGY Guernsey
GH GHA Ghana|Republic of Ghana|República de Ghana
GI GIB Gibraltar
GL GRL Greenland|Groenlandia
GM GMB Gambia|Republic of the Gambia|República de Gambia
GN GIN Guinea|Republic of Guinea|República de Guinea
GP GLP Guadeloupe|Guadalupe
GQ GNQ Equatorial Guinea|Guinea Ecuatorial|Republic of Equatorial Guinea|República de Guinea Ecuatorial
GR GRC Greece|Grecia|Hellenic Republic|República Helénica
GS SGS South Georgia and the South Sandwich Islands|Islas Georgias del Sur y Sándwich del Sur
GT GTM Guatemala|Republic of Guatemala|República de Guatemala
GU GUM Guam
GW GNB Guinea-Bissau|Guinea-Bisáu|Republic of Guinea-Bissau|República de Guinea-Bissau
GY GUY Guyana|Republic of Guyana|República de Guyana
HK HKG Hong Kong|Hong Kong SAR|Hong Kong China|Hong Kong Special Administrative Region of China
|Región Administrativa Especial China de Hong Kong
HM HMD Heard Island and McDonald Islands|Isla Heard e Islas McDonald
HN HND Honduras|Republic of Honduras|República de Honduras
HR HRV Croatia|Croacia|Republic of Croatia|República de Croacia
HT HTI Haiti|Republic of Haiti|República de Haití
HU HUN Hungary|Hungría
ID IDN Indonesia|Republic of Indonesia|República de Indonesia
IE IRL Ireland|Irlanda
IL ISR Israel|State of Israel|Estado de Israel
IM IMN Isle of Man|Isla de Man
IN IND India|Republic of India|República de la India
IO IOT British Indian Ocean Territory|Territorio Británico del Océano Índico
IQ IRQ Iraq|Irak|Republic of Iraq|República de Irak
IR IRN Iran, Islamic Republic of|Iran|Irán, República islámica de|Islamic Republic of Iran
|República islámica de Irán
IS ISL Iceland|Islandia|Republic of Iceland|República de Islandia
IT ITA Italy|Italia|Italian Republic|República Italiana
JE JEY Jersey
JM JAM Jamaica
JO JOR Jordan|Jordania|Hashemite Kingdom of Jordan|Reino Hachemí de Jordania
JP JPN Japan|Japón
KE KEN Kenya|Kenia|Republic of Kenya|República de Kenia
KG KGZ Kyrgyzstan|Kirguistán|Kyrgyz Republic|República Kirguiza
KH KHM Cambodia|Camboya|Kampuchea|Kingdom of Cambodia|Reino de Camboya
KI KIR Kiribati|Republic of Kiribati|República de Kiribati
KM COM Comoros|Comores, Islas|Islas Comores|Comoras|Union of the Comoros|Unión de las Comores
KN KNA Saint Kitts and Nevis|San Cristóbal y Nieves|St. Kitts and Nevis
KP PRK Korea, Democratic People's Republic of|North Korea|Corea, República Democrática Popular de
|Corea del Norte|Democratic People's Republic of Korea|República Democrática Popular de Corea|Korea North
|N. Korea|DPRK|República Popular Democrática de Corea
KR KOR Korea, Republic of|South Korea|Corea, República de|Corea del Sur|Republic of Korea|República de Corea
|Korea|Corea|Korea South|Corea Sur|S. Korea|ROK|Korea Rep|Korea, Rep. of|Sudcorea|Surcorea
KW KWT Kuwait|State of Kuwait|Estado de Kuwait
KY CYM Cayman Islands|Islas Caimán
KZ KAZ Kazakhstan|Kazajistán|Kazajstán|Kazakstan|Republic of Kazakhstan|República de Kazajistán
LA LAO Lao People's Democratic Republic|Laos|República Democrática Popular de Lao|Lao PDR
LB LBN Lebanon|Líbano|Lebanese Republic|República Libanesa
LC LCA Saint Lucia|Santa Lucía|St. Lucia
LI LIE Liechtenstein|Principality of Liechtenstein|Principado de Liechtenstein
LK LKA Sri Lanka|Ceylon|Democratic Socialist Republic of Sri Lanka
|República Socialista Democrática de Sri Lanka
LR LBR Liberia|Republic of Liberia|República de Liberia
LS LSO Lesotho|Lesoto|Kingdom of Lesotho|Reino de Lesoto
LT LTU Lithuania|Lituania|Republic of Lithuania|República de Lituania
LU LUX Luxembourg|Luxemburgo|Grand Duchy of Luxembourg|Gran Ducado de Luxemburgo
LV LVA Latvia|Letonia|Republic of Latvia|República de Letonia
LY LBY Libya|Libia|Libyan Arab Jamahiriya
MA MAR Morocco|Marruecos|Kingdom of Morocco|Reino de Marruecos
MC MCO Monaco|Principality of Monaco|Principado de Mónaco
MD MDA Moldova, Republic of|Moldova|Moldavia, República de|Moldavia|Republic of Moldova|República de Moldavia
ME MNE Montenegro
MF MAF Saint Martin (French part)|San Martín (zona francesa)|Saint Martin
MG MDG Madagascar|Republic of Madagascar|República de Madagascar
MH MHL Marshall Islands|Islas Marshall|Republic of the Marshall Islands|República de las Islas Marshall
MK MKD North Macedonia|Macedonia del Norte|Macedonia|Republic of North Macedonia
|República de Macedonia del Norte
ML MLI Mali|Republic of Mali|República de Mali
MM MMR Myanmar|Birmania|Burma|Myanmar (Burma)|Republic of Myanmar|República de la Unión de Myanmar
MN MNG Mongolia
MO MAC Macao|Macau|Macao SAR|Macao Special Administrative Region of China
|Región Administrativa Especial China de Macao
MP MNP Northern Mariana Islands|Islas Marianas del Norte|Commonwealth of the Northern Mariana Islands
|Commonwealth de las Islas Marianas del Norte
MQ MTQ Martinique|Martinica
MR MRT Mauritania|Islamic Republic of Mauritania|República Islámica de Mauritania
MS MSR Montserrat
MT MLT Malta|Republic of Malta|República de Malta
MU MUS Mauritius|Mauricio|Republic of Mauritius|República de Mauricio
MV MDV Maldives|Islas Maldivas|Maldivas|Republic of Maldives|República de Maldivas
MW MWI Malawi|Malaui|Republic of Malawi|República de Malawi
MX MEX Mexico|Méjico|Mex.|Estados Unidos Mexicanos|United Mexican States
MY MYS Malaysia|Malasia
MZ MOZ Mozambique|Republic of Mozambique|República de Mozambique
NA NAM Namibia|Republic of Namibia|República de Namibia
NC NCL New Caledonia|Nueva Caledonia
NE NER Niger|Republic of the Niger|República del Níger
NF NFK Norfolk Island|Isla Norfolk
NG NGA Nigeria|Federal Republic of Nigeria|República Federal de Nigeria
NI NIC Nicaragua|Republic of Nicaragua|República de Nicaragua
NL NLD Netherlands|Países Bajos|Holland|Holanda|Kingdom of the Netherlands|Reino de los Países Bajos
NO NOR Norway|Noruega|Kingdom of Norway|Reino de Noruega
NP NPL Nepal|Federal Democratic Republic of Nepal|República Federal Democrática de Nepal
NR NRU Nauru|Republic of Nauru|República de Nauru
NU NIU Niue
NZ NZL New Zealand|Nueva Zelanda|Nueva Zelandia
OM OMN Oman|Sultanate of Oman|Sultanato de Omán
PA PAN Panama|Republic of Panama|República de Panamá
PE PER Peru|Republic of Peru|República del Perú
PF PYF French Polynesia|Polinesia Francesa
PG PNG Papua New Guinea|Papúa Nueva Guinea|Independent State of Papua New Guinea
|Estado Independiente de Papúa Nueva Guinea
PH PHL Philippines|Filipinas|Republic of the Philippines|República de Filipinas
PK PAK Pakistan|Islamic Republic of Pakistan|República Islámica de Pakistán
PL POL Poland|Polonia|Republic of Poland|República de Polonia
PM SPM Saint Pierre and Miquelon|San Pedro y Miquelon
PN PCN Pitcairn
PR PRI Puerto Rico|Puerto Rico, USA|P. Rico
PS PSE Palestine, State of|Palestina, Estado de|State of Palestine|Estado de Palestina|Palestine|Palestina
PT PRT Portugal|Portuguese Republic|República Portuguesa
PW PLW Palau|Palaos|Republic of Palau|República de Palau
PY PRY Paraguay|Republic of Paraguay|República del Paraguay
QA QAT Qatar|Catar|State of Qatar|Estado de Qatar
RE REU Réunion
RO ROU Romania|Rumanía
RS SRB Serbia|Republic of Serbia|República de Serbia
RU RUS Russian Federation|Federación Rusa|Russia|Rusia
RW RWA Rwanda|Ruanda|Rwandese Republic|República de Ruanda
SA SAU Saudi Arabia|Arabia Saudí|Arabia Saudita|Kingdom of Saudi Arabia|Reino de Arabia Saudí
SB SLB Solomon Islands|Islas Salomón
SC SYC Seychelles|Republic of Seychelles|República de las Seychelles
SD SDN Sudan|Republic of the Sudan|República de Sudán
SE SWE Sweden|Suecia|Kingdom of Sweden|Reino de Suecia
SG SGP Singapore|Singapur|Republic of Singapore|República de Singapur
SH SHN Saint Helena, Ascension and Tristan da Cunha|Santa Elena, Ascensión y Tristán de Acuña
SI SVN Slovenia|Eslovenia|Republic of Slovenia|República de Eslovenia
SJ SJM Svalbard and Jan Mayen|Svalbard y Jan Mayen
SK SVK Slovakia|Eslovaquia|Slovak Rep.|Slovak Republic|República Eslovaca
SL SLE Sierra Leone|Sierra Leona|Republic of Sierra Leone|República de Sierra Leona
SM SMR San Marino|Republic of San Marino|República de San Marino
SN SEN Senegal|Republic of Senegal|República del Senegal
SO SOM Somalia|Federal Republic of Somalia|República Federal de Somalia
SR SUR Suriname|Surinám|Republic of Suriname|República de Surinam
SS SSD South Sudan|Sudán del Sur|Republic of South Sudan|República de Sudán del Sur
ST STP Sao Tome and Principe|Santo Tomé y Príncipe|Democratic Republic of Sao Tome and Principe
|República Democrática de Santo Tomé y Príncipe
SV SLV El Salvador|Republic of El Salvador|República de El Salvador
SX SXM Sint Maarten (Dutch part)|Isla de San Martín (zona holandesa)|Sint Maarten
SY SYR Syrian Arab Republic|Syria|República árabe de Siria|Siria
SZ SWZ Eswatini|Esuatini|Swaziland|Suazilandia|Kingdom of Eswatini|Reino de Esuatini
TC TCA Turks and Caicos Islands|Islas Turcas y Caicos
TD TCD Chad|Republic of Chad|República del Chad
TF ATF French Southern Territories|Territorios Franceses del Sur
TG TGO Togo|Togolese Republic|República Togolesa
TH THA Thailand|Tailandia|Kingdom of Thailand|Reino de Tailandia
TJ TJK Tajikistan|Tayikistán|Republic of Tajikistan|República de Tayikistán
TK TKL Tokelau
TL TLS Timor-Leste|Timor Oriental|East Timor|Democratic Republic of Timor-Leste
|República Democrática de Timor Oriental
TM TKM Turkmenistan
TN TUN Tunisia|Tunez|Republic of Tunisia|República de Túnez
TO TON Tonga|Kingdom of Tonga|Reino de Tonga
TR TUR Türkiye|Turquía|Turkey|Republic of Türkiye|República de Turquía
TT TTO Trinidad and Tobago|Trinidad y Tobago|Republic of Trinidad and Tobago|República de Trinidad y Tobago
TV TUV Tuvalu
TW TWN Taiwan, Province of China|Taiwan|Taiwán, Provincia de China|Province of China Taiwan
|Provincia de China Taiwán|Chinese Taipei|Taiwan ROC|Republic of China|China Taiwan|Taiwan China|Formosa
|China Taipei
TZ TZA Tanzania, United Republic of|Tanzania|Tanzania, República unida de|United Republic of Tanzania
|República unida de Tanzania
UA UKR Ukraine|Ucrania
UG UGA Uganda|Republic of Uganda|República de Uganda
UM UMI United States Minor Outlying Islands|Islas Ultramarinas Menores de Estados Unidos
US USA United States|Estados Unidos|U.S.|U.S.A.|United States of America (USA)|USA - United States|EE. UU.
|E.U.A.|EE.UU.A.|EUAA|Estados Unidos de Norteamérica|Estados Unidos de América|U.S. of A.
|United States of America
UY URY Uruguay|Eastern Republic of Uruguay|República Oriental del Uruguay
UZ UZB Uzbekistan|Republic of Uzbekistan|República de Uzbekistán
VA VAT Holy See (Vatican City State)|Santa Sede (Ciudad Estado del Vaticano)|Vatican City|Vaticano
|Ciudad del Vaticano|Holy See
VC VCT Saint Vincent and the Grenadines|San Vicente y las Granadinas|St. Vincent and the Grenadines
VE VEN Venezuela, Bolivarian Republic of|Venezuela|Venezuela, República Bolivariana de
|Bolivarian Republic of Venezuela|República Bolivariana de Venezuela
VG VGB Virgin Islands, British|Islas Vírgenes, Británicas|British Virgin Islands|Británicas Islas Vírgenes
VI VIR Virgin Islands, U.S.|Islas Vírgenes, de EEUU.|U.S. Virgin Islands|de EEUU. Islas Vírgenes
|Islas Vírgenes Americanas|Virgin Islands of the United States|Islas Vírgenes de los Estados Unidos
VN VNM Viet Nam|Socialist Republic of Viet Nam|República Socialista de Vietnam
VU VUT Vanuatu|Republic of Vanuatu|República de Vanuatu
WF WLF Wallis and Futuna|Wallis y Futuna
WS WSM Samoa|Independent State of Samoa|Estado Independiente de Samoa
YE YEM Yemen|Republic of Yemen|República del Yemen
YT MYT Mayotte
ZA ZAF South Africa|Sudáfrica|África del Sur|RSA|Republic of South Africa|República de Sudáfrica
ZM ZMB Zambia|Republic of Zambia|República de Zambia
ZW ZWE Zimbabwe|Zimbabue|Republic of Zimbabwe|República de Zimbabue
"""
