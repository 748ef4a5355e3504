import type { Catalogue } from '../en.ts';

export const tryPage: Catalogue['tryPage'] = {
  title: 'Eine simulierte Klasse',
  said: 'Vierundzwanzig simulierte Lernende sind beigetreten und setzen Beispiele. Du bist die Lehrkraft: Halte an, ändere das Netz, lade eine Spirale.',
  starting: 'Klasse wird gestartet …',
  failed: 'Die Klasse konnte nicht gestartet werden.',
  again: 'Noch einmal',
  teacher: 'Lehrkraft',
  board: 'Tafel',
  student: 'Ein Telefon aus der Klasse',
  hint: 'Das Telefon ist dein eigener Platz: Tippe auf seine Ebene und setze ein Beispiel.',
  open: 'Einzeln öffnen',
};

export const notFound: Catalogue['notFound'] = {
  title: 'Hier ist nichts',
  said: 'Die Adresse stimmt nicht. Eine Klasse hat einen sechsstelligen Code; gib ihn auf der Startseite ein.',
};

export const privacy: Catalogue['privacy'] = {
  title: 'Was gespeichert wird',
  lead: 'Chalknet braucht kein Konto, keinen Namen und keine E-Mail-Adresse. Es nutzt weder Kamera noch Mikrofon, weder Cookies noch Statistikdienste und fragt keinen fremden Server.',
  server: 'Auf dem Server',
  serverItems: [
    'Die Klasse: Code, Einstellungen, Netz und Verlustkurve.',
    'Jeder Platz: der erfundene Name, seine Kachel und die von ihm gesetzten Beispiele.',
    'Ein Fingerabdruck (Hash) des geheimen Schlüssels, der ein Gerät an seinen Platz zurückbringt; nie der Schlüssel selbst.',
  ],
  device: 'Auf diesem Gerät',
  deviceItems: [
    'Der geheime Schlüssel deines Platzes oder deiner Klasse, bis du gehst oder die Klasse endet.',
    'Die gewählte Sprache.',
  ],
  gone: 'Wann es verschwindet',
  goneItems: [
    'Sofort, wenn die Lehrkraft die Klasse beendet.',
    'Sonst 24 Stunden nach der letzten Benutzung der Klasse.',
    'Ein entfernter Platz nimmt seine Beispiele mit.',
  ],
  errors:
    'Wenn eine Seite versagt, gehen ihre Fehlermeldung und ihre Adresse ins Protokoll dieses Servers. Namen und Schlüssel stehen nicht darin.',
};
