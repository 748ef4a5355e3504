export const tryPage = {
  title: 'A simulated class',
  said: 'Twenty-four simulated students have joined and place examples. You are the teacher: pause, change the network, load a spiral.',
  starting: 'Starting a class…',
  failed: 'The class could not be started.',
  again: 'Try again',
  teacher: 'Teacher',
  board: 'Board',
  student: 'A student’s phone',
  hint: 'The phone is your own seat: tap its plane to place an example.',
  open: 'Open alone',
};

export const notFound = {
  title: 'There is nothing here',
  said: 'The address is wrong. A class has a six-digit code; enter it on the start page.',
};

export const privacy = {
  title: 'What is stored',
  lead: 'Chalknet needs no account, no name and no e-mail. It has no camera, no microphone, no cookies and no analytics, and asks no other company’s server for anything.',
  server: 'On the server',
  serverItems: [
    'The class: its code, its settings, its network and its loss curve.',
    'Each seat: the invented name, its tile, and the examples placed from it.',
    'A fingerprint (hash) of the secret key that brings a device back to its seat; never the key itself.',
  ],
  device: 'On this device',
  deviceItems: [
    'The secret key of your seat or of your class, until you leave or the class ends.',
    'The language you chose.',
  ],
  gone: 'When it goes',
  goneItems: [
    'At once when the teacher ends the class.',
    'Otherwise 24 hours after the class was last used.',
    'A removed seat takes its examples along.',
  ],
  errors:
    'If a page fails, its error message and the page’s address go to this server’s own log. They hold no name and no key.',
};
