import { isInside } from './binary.ts';

/** The language of files that are articles by their name. */
export const ARTICLE = 'article';
const TEXTS = [ARTICLE, 'plaintext', 'markdown'];

/** The setting `copydesk.enable`. */
export type Enable = 'auto' | 'on' | 'off';

/** A folder, and what its setting says. */
export interface Folder {
  path: string;
  enable: Enable;
}

/** What is around: the window's folders, and documents that are open. */
export interface Surroundings {
  workspace: Folder[];
  /** Folders in which a `copydesk.toml` lies. */
  configured: string[];
  /** The folders of open documents that lie in no folder of the window. */
  loose: Folder[];
}

/** A folder in which, and below which, documents of some languages are served. */
export interface Served {
  folder: string;
  languages: string[];
}

/**
 * Where documents are served. A folder that nobody has declared to hold articles is left alone, but for files that are
 * articles by their name: most Markdown is not news.
 */
export function served({ workspace, configured, loose }: Surroundings): Served[] {
  const places = [...workspace, ...loose].flatMap(({ path, enable }): Served[] => {
    switch (enable) {
      case 'off':
        return [];
      case 'on':
        return [{ folder: path, languages: TEXTS }];
      case 'auto': {
        const inside = configured.filter((folder) => isInside(folder, path) || isInside(path, folder));
        return [
          { folder: path, languages: [ARTICLE] },
          // What a configuration above the folder declares holds for what is opened of it.
          ...inside.map((folder) => ({ folder: isInside(folder, path) ? folder : path, languages: TEXTS })),
        ];
      }
    }
  });
  const unique = new Map(places.map((place) => [`${place.folder}\n${place.languages.join()}`, place]));
  return [...unique.values()];
}

/** Whether a whole folder of the window holds articles, so that a new document without a name is likely to be one. */
export function isNewsroom(places: Served[], workspace: Folder[]): boolean {
  return workspace.some(({ path }) =>
    places.some((place) => place.folder === path && place.languages === TEXTS),
  );
}

/** A document selector's entry. */
export interface Filter {
  scheme: string;
  language: string;
  /** The folder it is about; nothing for documents without a file. */
  folder?: string;
}

/** The documents of `places`; with `untitled`, those without a name too. */
export function filters(places: Served[], untitled: boolean): Filter[] {
  const files = places.flatMap(({ folder, languages }) =>
    languages.map((language) => ({ scheme: 'file', language, folder })),
  );
  const unnamed = untitled ? TEXTS : [ARTICLE];
  return [...files, ...unnamed.map((language) => ({ scheme: 'untitled', language }))];
}

/** Whether there is anything to do: a folder of articles, or an open document that is one by its name. */
export function isNeeded(places: Served[], openLanguages: string[]): boolean {
  return places.some((place) => place.languages === TEXTS) || openLanguages.includes(ARTICLE);
}
