/** One taste group of a sample: a category, and the words that its titles and texts are made of. */
export interface Vocabulary {
  readonly category: string;
  /** First words of titles. */
  readonly qualities: readonly string[];
  /** Last words of titles. */
  readonly things: readonly string[];
  /** Ends of the sentence that describes an item. */
  readonly purposes: readonly string[];
  readonly tags: readonly string[];
}

/** A shop for the house and for what one does outside it. */
export const shopVocabularies: readonly Vocabulary[] = [
  {
    category: 'Coffee',
    qualities: ['Copper', 'Slow', 'Morning', 'Glass', 'Ceramic', 'Travel'],
    things: ['dripper', 'kettle', 'grinder', 'filter set', 'espresso cup', 'bean jar'],
    purposes: ['brewing at home', 'a quiet first cup', 'people who weigh their beans'],
    tags: ['kitchen', 'coffee', 'gift'],
  },
  {
    category: 'Cycling',
    qualities: ['Rain', 'Commuter', 'Steel', 'Reflective', 'Folding', 'Winter'],
    things: ['pannier', 'bicycle light', 'saddle', 'chain lube', 'pump', 'gloves'],
    purposes: ['riding to work in the wet', 'long rides', 'a bicycle that lives outside'],
    tags: ['bicycle', 'outdoor', 'commute'],
  },
  {
    category: 'Garden',
    qualities: ['Balcony', 'Cedar', 'Heirloom', 'Self-watering', 'Hand-forged', 'Shade'],
    things: ['planter', 'tomato seeds', 'trowel', 'pruning shears', 'compost bin', 'herb pot'],
    purposes: ['growing food on a balcony', 'clay soil', 'the first warm weekend'],
    tags: ['plants', 'outdoor', 'spring'],
  },
  {
    category: 'Stationery',
    qualities: ['Dotted', 'Pocket', 'Indigo', 'Lay-flat', 'Brass', 'Recycled'],
    things: ['notebook', 'fountain pen', 'ink', 'desk pad', 'pencil case', 'planner'],
    purposes: ['writing every day', 'people who think on paper', 'letters'],
    tags: ['paper', 'office', 'gift'],
  },
  {
    category: 'Baby',
    qualities: ['Soft', 'Organic', 'Washable', 'Wooden', 'Stackable', 'Night'],
    things: ['swaddle', 'bib', 'rattle', 'sleep sack', 'teether', 'bath seat'],
    purposes: ['the first year', 'short nights', 'small hands'],
    tags: ['child', 'cotton', 'gift'],
  },
  {
    category: 'Camping',
    qualities: ['Ultralight', 'Two-person', 'Titanium', 'Down', 'Roll-top', 'Alpine'],
    things: ['tent', 'stove', 'sleeping bag', 'head torch', 'water filter', 'backpack'],
    purposes: ['nights above the tree line', 'a weekend by train', 'cold mornings'],
    tags: ['outdoor', 'travel', 'hiking'],
  },
];

/** A music service. */
export const musicVocabularies: readonly Vocabulary[] = [
  {
    category: 'Jazz',
    qualities: ['Blue', 'Smoky', 'Midnight', 'Cool', 'Uptown', 'Velvet'],
    things: ['trio', 'ballad', 'standard', 'quartet session', 'brushes', 'horn solo'],
    purposes: ['late evenings', 'double bass and piano', 'a small club'],
    tags: ['jazz', 'acoustic', 'instrumental'],
  },
  {
    category: 'Techno',
    qualities: ['Warehouse', 'Acid', 'Concrete', 'Modular', 'Minimal', 'Strobe'],
    things: ['loop', 'set', 'cut', 'pulse', 'dub', 'sequence'],
    purposes: ['four in the morning', 'drum machines', 'a dark floor'],
    tags: ['electronic', 'dance', 'instrumental'],
  },
  {
    category: 'Folk',
    qualities: ['Harbour', 'Old', 'Wandering', 'River', 'Hearth', 'Northern'],
    things: ['song', 'reel', 'lullaby', 'waltz', 'air', 'shanty'],
    purposes: ['fiddle and voice', 'long walks', 'singing together'],
    tags: ['folk', 'acoustic', 'vocal'],
  },
  {
    category: 'Metal',
    qualities: ['Iron', 'Burning', 'Black', 'Molten', 'Northern', 'Shattered'],
    things: ['anthem', 'riff', 'oath', 'siege', 'storm', 'ritual'],
    purposes: ['double kick drums', 'loud rooms', 'two guitars in harmony'],
    tags: ['metal', 'loud', 'vocal'],
  },
  {
    category: 'Classical',
    qualities: ['Early', 'Grand', 'Chamber', 'Winter', 'Sacred', 'Unfinished'],
    things: ['sonata', 'quartet', 'nocturne', 'suite', 'concerto', 'fugue'],
    purposes: ['strings and winds', 'close listening', 'a concert hall'],
    tags: ['classical', 'acoustic', 'instrumental'],
  },
  {
    category: 'Pop',
    qualities: ['Neon', 'Summer', 'Sugar', 'Electric', 'Weekend', 'Golden'],
    things: ['chorus', 'hit', 'duet', 'dream', 'remix', 'single'],
    purposes: ['singing in the car', 'a bright hook', 'dancing in the kitchen'],
    tags: ['pop', 'vocal', 'dance'],
  },
];

/** An app for reading articles. */
export const readingVocabularies: readonly Vocabulary[] = [
  {
    category: 'Climate',
    qualities: ['How', 'Why', 'When', 'Where'],
    things: ['heat pumps pay off', 'rivers run low', 'cities plant shade', 'glaciers are measured'],
    purposes: ['energy, weather and what warms', 'carbon, heat and rain', 'people who insulate old houses'],
    tags: ['climate', 'science', 'energy'],
  },
  {
    category: 'Football',
    qualities: ['How', 'Why', 'When', 'Where'],
    things: ['small clubs win', 'the press beats the block', 'keepers start attacks', 'transfers go wrong'],
    purposes: ['tactics, goals and leagues', 'fans, stadiums and coaches', 'a match seen again'],
    tags: ['sport', 'football', 'tactics'],
  },
  {
    category: 'Cooking',
    qualities: ['How', 'Why', 'When', 'Where'],
    things: ['dough needs the fridge', 'beans taste of smoke', 'broth gets clear', 'rice is washed'],
    purposes: ['recipes, ovens and knives', 'salt, fat and patience', 'dinner on a weekday'],
    tags: ['food', 'recipes', 'home'],
  },
  {
    category: 'Money',
    qualities: ['How', 'Why', 'When', 'Where'],
    things: ['rents outrun wages', 'pensions are split', 'small firms borrow', 'prices stick'],
    purposes: ['banks, interest and savings', 'taxes, wages and rent', 'a budget that holds'],
    tags: ['economy', 'money', 'work'],
  },
];
