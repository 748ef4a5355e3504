/** Names are given, never typed. The first word goes with the tile's colour (0–5), the second is an animal. */

const colourWords: readonly (readonly string[])[] = [
  ['Teal', 'Lagoon', 'Jade', 'Marine'],
  ['Violet', 'Plum', 'Lilac', 'Purple'],
  ['Green', 'Moss', 'Fern', 'Clover'],
  ['Rose', 'Ruby', 'Cherry', 'Berry'],
  ['Ochre', 'Honey', 'Sand', 'Maize'],
  ['Slate', 'Silver', 'Stone', 'Pebble'],
];

const animals: readonly string[] = [
  'Otter',
  'Badger',
  'Heron',
  'Lynx',
  'Falcon',
  'Gecko',
  'Hedgehog',
  'Ibis',
  'Jackdaw',
  'Koala',
  'Lemur',
  'Marmot',
  'Newt',
  'Ocelot',
  'Panda',
  'Quail',
  'Raven',
  'Seal',
  'Tapir',
  'Urchin',
  'Vole',
  'Walrus',
  'Yak',
  'Zebra',
  'Beaver',
  'Crane',
  'Dolphin',
  'Egret',
  'Ferret',
  'Gannet',
  'Hare',
  'Iguana',
  'Jaguar',
  'Kestrel',
  'Llama',
  'Magpie',
  'Narwhal',
  'Osprey',
  'Puffin',
  'Robin',
  'Stork',
  'Toucan',
  'Wombat',
  'Bison',
  'Cheetah',
  'Dingo',
  'Finch',
  'Gibbon',
  'Impala',
  'Kiwi',
  'Lobster',
  'Moose',
  'Orca',
  'Penguin',
  'Salmon',
  'Tiger',
  'Viper',
  'Weasel',
  'Bat',
  'Camel',
  'Duck',
  'Eagle',
];

const COLOURS = colourWords.length;
const SHAPES = 7;

/** A name that `taken` does not hold; a number is added only when every pair of words is taken. `pick(n)` draws from 0 … n−1. */
export function drawName(
  colour: number,
  taken: ReadonlySet<string>,
  pick: (count: number) => number,
): string {
  const words = colourWords[colour]!;
  const free = words
    .flatMap((word) => animals.map((animal) => `${word} ${animal}`))
    .filter((name) => !taken.has(name));
  if (free.length > 0) return free[pick(free.length)]!;
  const name = `${words[pick(words.length)]!} ${animals[pick(animals.length)]!}`;
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`)) return `${name} ${number}`;
}

/** Neighbours differ in both, and since 6 and 7 share no divisor the first 42 seats have a tile of their own. */
export function tileOf(number: number): { colour: number; shape: number } {
  const index = number - 1;
  return { colour: index % COLOURS, shape: index % SHAPES };
}
