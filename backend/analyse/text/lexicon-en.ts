const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/** Words that speak well of something, in general and whatever it is. */
export const goodWordsEn = list(`
  good great excellent wonderful amazing awesome fantastic superb brilliant perfect perfectly lovely delightful
  delicious beautiful beautifully stunning impressive impressed outstanding terrific fabulous marvellous splendid
  happy glad pleased satisfied thrilled delighted grateful thankful thank thanks love loved loves enjoy enjoyed
  enjoyable fun funny friendly kind helpful polite attentive patient courteous welcoming cheerful warm caring gentle
  honest fair generous reliable sturdy robust durable stable smooth smoothly fast quick quickly easy easily simple
  effortless intuitive convenient comfortable cosy clean spotless fresh tasty crisp tidy quiet calm peaceful relaxing
  recommend recommended best better improved improvement success successful bargain affordable worth valuable useful
  clever elegant charming inspiring inspired gripping moving memorable superior flawless immaculate pleasant pleasure
  joy bliss heaven treasure favourite favorite winner breathtaking knowledgeable professional skilled competent
  efficient prompt punctual accurate clear safe secure trustworthy refreshing comforting praise praised exceeded
  smile smiling laughed healthy healed cured painless hooked spacious bright
`);

/** Words that speak ill of something. */
export const badWordsEn = list(`
  bad terrible horrible awful dreadful poor poorly worst worse disappointing disappointed disappointment appalling
  appalled disgusting filthy dirty dusty mouldy smelly stinks stale cold bland greasy soggy burnt undercooked
  overcooked bitter broken broke breaks faulty defective damaged scratched cracked crushed torn leaking leaks useless
  worthless pointless ridiculous silly stupid ugly boring bored dull dreary tedious confusing confused complicated
  frustrating frustrated annoying annoyed angry furious upset sad unhappy cried hate hated hates rude unfriendly
  impatient dismissive arrogant careless incompetent unprofessional unreliable dishonest lied lie lies liar scam
  fraud cheated robbed overpriced expensive overcharged charged waste wasted refuse refused refuses ignore ignored
  ignores late delayed delay delays slow slowly crash crashes crashed freeze freezes frozen bug buggy error errors
  fail fails failed failure missing lost wrong problem problems trouble complaint complain complained pain painful hurt
  hurts rash sick ill noisy loud crowded uncomfortable unsafe dangerous flimsy cheap junk rubbish garbage trash
  nightmare disaster mess avoid never unacceptable shame ashamed regret sorry unfortunately lacking lacks limp wilted
  rotten dead dim blurry dark damp unreachable unhelpful unwelcome uncomfortable unusable shouted hung blunt wobbly
`);

/** Words that turn what follows within a few words around. */
export const negationsEn = list(`
  not no never without hardly barely isn't wasn't aren't weren't don't doesn't didn't can't couldn't won't wouldn't
  shouldn't hasn't haven't hadn't cannot nothing nobody neither nor
`);
/** Words that make what follows stronger. */
export const intensifiersEn = list('very really extremely so too incredibly absolutely truly totally highly');
