/** Frequent surnames of many countries that are seldom words: a capitalised word before one of them is a given name. */
export const surnames: ReadonlySet<string> = new Set(
  `smith jones williams brown taylor davies evans thomas johnson roberts walker wright robinson thompson hughes edwards
  hall green lewis harris clarke clark jackson turner hill moore ward morris watson bennett morgan cooper anderson
  allen campbell kelly murphy phillips mitchell parker adams nelson carter collins stewart murray reid ross hughes
  o'brien o'connor o'neill o'reilly ryan byrne walsh doyle mccarthy gallagher macdonald mcdonald mackenzie ferguson
  garcia martinez rodriguez lopez gonzalez hernandez perez sanchez ramirez torres flores rivera gomez diaz cruz morales
  ortiz gutierrez castillo mendoza fernandez moreno jimenez ruiz alvarez romero navarro silva santos oliveira souza
  pereira costa ferreira rodrigues almeida müller mueller schmidt schneider fischer weber meyer wagner becker schulz
  hoffmann schäfer koch bauer richter klein wolf schröder neumann schwarz zimmermann krüger hartmann lange werner
  krause lehmann martin bernard dubois moreau laurent simon michel lefebvre leroy roux fournier girard rousseau rossi
  russo ferrari esposito bianchi romano colombo ricci marino greco conti gallo fontana jansen bakker visser smit mulder
  andersson johansson karlsson nilsson eriksson larsson olsson persson svensson lindqvist hansen olsen jensen nielsen
  pedersen christensen larsen sørensen korhonen virtanen nowak kowalski kowalska wiśniewski wójcik kowalczyk novak
  novotny horvath nagy kovacs popescu ivanov ivanova petrov petrova smirnov volkov kuznetsov popov shevchenko kovalenko
  papadopoulos yilmaz kaya demir hassan hussein haddad khan ahmed ali rahman hussain malik singh kumar sharma patel shah
  gupta verma iyer reddy nair das mukherjee nguyen tran pham tanaka suzuki sato takahashi watanabe yamamoto nakamura
  kobayashi kim park choi jung wang zhang chen liu yang huang zhao wu zhou okafor adeyemi okonkwo mensah nkosi dlamini
  mwangi otieno abebe diallo traore baxter barker barnes bell brooks chapman dawson dixon fletcher foster gibson grant
  hamilton harrison harvey henderson holmes hudson hunt jenkins kennedy lawson marshall mason matthews mills palmer
  pearson porter powell reynolds richardson rogers russell saunders shaw simpson stevens sullivan sutton webb wells
  whitfield wilkinson wilson woods hargreaves`
    .trim()
    .split(/\s+/u),
);
