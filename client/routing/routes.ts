/** Every page with its address. */
export type Route =
  | { readonly page: 'landing' }
  | { readonly page: 'student'; readonly code: string }
  | { readonly page: 'teacher'; readonly code: string }
  | { readonly page: 'board'; readonly code: string }
  | { readonly page: 'try' }
  /** A class with a configuration of its own, which stands behind the address's #. */
  | { readonly page: 'start'; readonly activity: string }
  | { readonly page: 'privacy' }
  | { readonly page: 'not-found' };

export function routeOf(path: string): Route {
  const [first = '', code = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { page: 'not-found' };
  if (first === '') return { page: 'landing' };
  if (code === '' && (first === 'try' || first === 'privacy')) return { page: first };
  if (first === 'start' && code !== '') return { page: 'start', activity: code };
  if (!/^\d{6}$/.test(code)) return { page: 'not-found' };
  switch (first) {
    case 'j':
      return { page: 'student', code };
    case 'teacher':
    case 'board':
      return { page: first, code };
    default:
      return { page: 'not-found' };
  }
}

export const pathTo = {
  landing: '/',
  try: '/try',
  start: (activity: string) => `/start/${activity}`,
  privacy: '/privacy',
  student: (code: string) => `/j/${code}`,
  teacher: (code: string) => `/teacher/${code}`,
  board: (code: string) => `/board/${code}`,
};
