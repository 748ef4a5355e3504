import { routeOf, type Route } from './routes.ts';

/** Where this page is. Settings in the query (language, theme, transport) go along from page to page. */
class Router {
  route = $state.raw<Route>(routeOf(location.pathname));

  constructor() {
    addEventListener('popstate', () => (this.route = routeOf(location.pathname)));
  }

  go(path: string): void {
    // A screen inside the page that shows several at once leaves for all of them.
    if (window.top && window.top !== window && path === '/') {
      window.top.location.assign(path + location.search);
      return;
    }
    history.pushState(undefined, '', path + location.search);
    this.route = routeOf(path);
    scrollTo(0, 0);
  }
}

export const router = new Router();
