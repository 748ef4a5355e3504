/** Every page with its address. */
export type Route =
  | { readonly page: 'landing' }
  | { readonly page: 'student'; readonly code: string }
  | { readonly page: 'teacher'; readonly code: string }
  | { readonly page: 'board'; readonly code: string }
  | { readonly page: 'try' }
  | { readonly page: 'privacy' }
  | { readonly page: 'not-found' };

export function routeOf(path: string): Route {
  const [first = '', code = '', ...rest] = path.split('/').filter((part) => part !== '');
  if (rest.length > 0) return { page: 'not-found' };
  if (first === '') return { page: 'landing' };
  if (code === '' && (first === 'try' || first === 'privacy')) return { page: first };
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
  privacy: '/privacy',
  student: (code: string) => `/j/${code}`,
  teacher: (code: string) => `/teacher/${code}`,
  board: (code: string) => `/board/${code}`,
};
