/** Given names that are seldom anything else, from many countries; ones that are also words stand apart. */
export const firstNames: ReadonlySet<string> = new Set(
  `aaron abdul abdullah abigail adam adrian adriana ahmad ahmed aisha alan albert alberto alejandro alessandro alex alexander
  alexandra alexei alfred ali alice alicia alina alison amanda amelia amina amir amy ana anastasia anders andrea andreas
  andrei andrew angela anika anita anna anne annika anthony anton antonio arjun arthur astrid ayesha barbara beatrice ben
  benjamin bernard beth bianca birgit bob brandon brenda brian brigitte bruno camila camille carla carlos carmen carol
  caroline catherine cecilia charles charlotte chiara chloe christian christina christine christopher claire clara claudia
  connor craig cristina cynthia daniel daniela danielle david deborah deepak denis dennis derek diana diego dieter dimitri
  dmitri dmitry dominic donald donna dorothy douglas duncan dylan edith eduardo edward eileen elaine elena eleanor eli
  elias elisabeth elizabeth ella ellen emil emily emma enrique eric erik erika erin ernest ethan eugene eva evan evelyn
  fabian fatima federico felix fernando fiona florian frances francesca francesco francis francois frank fred frederick
  gabriel gabriela gareth gary george gerald gerard giovanni giulia gloria greg gregory greta
  guillaume gunther gustav hamza hannah hans harold harriet harry hassan heather hector heidi heinz helen helena helga henri
  henry hiroshi howard hugo hussein ian ibrahim igor ines ingrid irene irina isaac isabel isabella ismail ivan jack jackie
  jacob jacques jake james jamie jan jane janet jasmine jason javier jean jeff jeffrey jennifer jenny jeremy jerome jessica
  jill joan joanna joao joe joel johan johanna john johnny jonas jonathan jorge jose joseph joshua juan judith judy julia
  julian julie juliette jurgen jürgen justin kai karen karim karin karl katarina kate katherine kathleen katie katja keith
  kelly ken kenji kenneth kevin khalid kim kirsten klaus kristina kumar kyle lars laszlo laura lauren laurent lea leah lee
  leila lena leo leon leonard leonardo leslie liam lina linda lisa liz lorenzo louis louise luca lucas lucia lucy luis
  luisa lukas luke lydia maggie magnus malcolm manuel manuela marc marcel marco marcus margaret maria mariam marie marina
  mario marion marta martha martin martina mary mateo matt matthew matthias maurice maxim megan mehmet melanie melissa
  mia michael michel michelle miguel mikhail mohamed mohammad mohammed monica monika morgan mustafa nadia nancy naomi
  natalia natalie natasha nathan neil nicholas nicola nicolas nicole nigel nikolai nina noah noor nora norman oleg olga
  oliver olivia omar oscar otto owen pablo pamela paola paolo patricia patrick paul paula paulo pavel pedro penelope peter
  petra philip philipp philippe pierre pieter piotr priya rachel rafael raj rajesh ralph ramon raphael raul raymond rebecca
  renate rené ricardo richard rita robert roberta roberto roger roland ron ronald rosa rosemary ruth
  ryan sabine sally samantha samira samuel sandra sanjay sara sarah sasha scott sean sebastian serena sergei sergio shane
  sharon sheila shirley silvia simon simone sofia sonia sonja sophia sophie stefan stefania stephanie stephen steve
  steven stuart sunil susan susanne suzanne svetlana sven sylvia takeshi tamara tanya tariq tatiana teresa terry theo
  theodore theresa thomas tim timothy tobias tom tomas tommy tony tracy ulrich ulrike ursula valentina valerie vanessa
  vera veronica vicky victor viktor vincent vivian vladimir walter wanda wendy werner wilhelm william
  wolfgang henrik ingeborg lasse mikkel soren sigrid bjorn wei ming hui jing xin hiroko akira haruto kenta
  jisoo minjun tunde chidi ngozi kwame kofi amara fatou moussa ibrahima farid rania samir tamer layla priyanka ananya rohan
  vikram bartosz agnieszka pawel jakub zofia wojciech tomasz magda milos jelena dragan goran ioana mihai bogdan istvan
  agnes zsofia eleni giorgos nikos mehtap emre ayse wolfgang xavier yasmin yolanda yusuf yuki yvonne zachary zainab zoe zoë`
    .trim()
    .split(/\s+/u),
);

/** Given names that are words, places or makes as well: names only before a surname or after a sign of one. */
export const firstNamesAndWords: ReadonlySet<string> = new Set(
  `amber april august autumn bill brooke carter chase cliff dale dawn dean drew faith florence fritz gene grace grant
  hope hunter iris ivy jade jasper joy june lily mark mason may melody miles mike nick olive pat
  pearl penny ray rich rob robin rose ruby rusty sam sandy sky sterling summer sydney violet
  victoria graham gordon max georgia virginia stella will willow`
    .trim()
    .split(/\s+/u),
);
