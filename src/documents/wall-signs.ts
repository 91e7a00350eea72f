/** What stands in an article's way. */
export type Wall = 'consent' | 'paywall' | 'robot_check' | 'not_found';

/**
 * A sign of a wall: in the words that a reader sees, or in the markup, whatever the language. None of them counts
 * alone: a page that holds the announced article is news, however many of them stand on it.
 */
export type WallSign = {
  readonly wall: Wall;
  readonly in: 'words' | 'markup';
  readonly pattern: RegExp;
  /** Where the sign is from: a standard, a vendor's own page, or the language of the words. */
  readonly from: string;
};

/** In the order in which they are tried. */
export const WALL_SIGNS: readonly WallSign[] = [
  {
    wall: 'robot_check',
    in: 'markup',
    pattern:
      /\/cdn-cgi\/challenge-platform\/|\bcf-chl-|captcha-delivery\.com|px-captcha|_Incapsula_Resource/,
    from: 'the challenge pages of Cloudflare, DataDome, HUMAN and Imperva',
  },
  {
    wall: 'robot_check',
    in: 'words',
    pattern:
      /just a moment|attention required|access (?:to this page has been )?denied|are you (?:a )?(?:human|robot)|verif(?:y|ying) (?:that )?you are|pardon our interruption|security check|enable javascript(?: and cookies)? to continue|unusual traffic/i,
    from: 'English',
  },
  {
    wall: 'robot_check',
    in: 'words',
    pattern:
      /sicherheitsüberprüfung|zugriff verweigert|vérification de sécurité|accès refusé|acceso denegado|accesso negato|toegang geweigerd|åtkomst nekad/i,
    from: 'German, French, Spanish, Italian, Dutch, Swedish',
  },
  {
    wall: 'consent',
    in: 'words',
    pattern:
      /before you continue|(?:we|your) (?:value )?(?:your )?privacy(?: choices)?|cookie (?:consent|preferences|settings)|accept (?:all )?cookies|consent (?:to|to the use of) cookies/i,
    from: 'English',
  },
  {
    wall: 'consent',
    in: 'words',
    pattern:
      /bevor sie fortfahren|cookies? (?:akzeptieren|zustimmen)|alle akzeptieren|mit werbung (?:und tracking )?weiterlesen|(?:tout )?accepter (?:et fermer|et continuer|les cookies)|continuer sans accepter|aceptar (?:todas las |las )?cookies|accetta (?:tutti )?(?:i )?cookie|cookies accepteren|godkänn (?:alla )?(?:cookies|kakor)|aceitar (?:todos os )?cookies/i,
    from: 'German, French, Spanish, Italian, Dutch, Swedish, Portuguese',
  },
  {
    wall: 'consent',
    in: 'markup',
    pattern:
      /\b(?:id|class)=["'](?:[^"']*\s)?(?:onetrust-consent-sdk|onetrust-banner-sdk|usercentrics-root|didomi-host|qc-cmp2-container|CybotCookiebotDialog|truste-consent-track|sp_message_container_\d+)\b/,
    from: 'the elements of OneTrust, Usercentrics, Didomi, Quantcast, Cookiebot, TrustArc and Sourcepoint',
  },
  {
    wall: 'not_found',
    in: 'words',
    pattern:
      /\b(?:404|410)\b|(?:page|article|story|content|post)(?: you (?:requested|are looking for))?(?: is| was|(?: could| can)(?: ?not|n['’]t) be)? ?(?:not found|found|no longer (?:available|exists?)|missing|has been removed)|not found|(?:doesn['’]t|does not) exist|nothing (?:was )?found/i,
    from: 'English',
  },
  {
    wall: 'not_found',
    in: 'words',
    pattern:
      /seite (?:wurde )?nicht gefunden|page (?:introuvable|non trouvée)|página no encontrada|pagina non trovata|pagina niet gevonden|sidan (?:kunde inte hittas|hittades inte)|página não encontrada/i,
    from: 'German, French, Spanish, Italian, Dutch, Swedish, Portuguese',
  },
  {
    wall: 'not_found',
    in: 'markup',
    pattern: /<meta\s+name=["']robots["']\s+content=["'][^"']*\bnoindex\b/i,
    from: 'robots meta tag: what asks to be in no index is no article, developers.google.com/search/docs/crawling-indexing/robots-meta-tag',
  },
  {
    wall: 'paywall',
    in: 'markup',
    pattern: /"isAccessibleForFree"\s*:\s*"?(?:https?:\/\/schema\.org\/)?false/i,
    from: 'schema.org/isAccessibleForFree',
  },
  {
    wall: 'paywall',
    in: 'markup',
    pattern:
      /<meta\s+(?:property|name)=["']article:content_tier["']\s+content=["'](?:locked|metered)["']/i,
    from: 'Open Graph of articles, article:content_tier',
  },
  {
    wall: 'paywall',
    in: 'words',
    pattern:
      /(?:subscribe|sign (?:in|up)|log ?in|register)(?: now| today| here)?(?: for free)? (?:to|and) (?:continue|keep|read|unlock|view|access)|to (?:continue|keep) reading|already (?:a subscriber|have an account|subscribed)|(?:article|content|story) is (?:only |exclusively )?(?:for|available to|reserved for)(?: our| paying)? (?:subscribers|members)|subscribers? only|unlock this (?:article|story)/i,
    from: 'English',
  },
  {
    wall: 'paywall',
    in: 'words',
    pattern:
      /(?:jetzt|weiter) (?:weiter)?lesen mit|nur für abonnenten|bereits abonnent|réservé (?:à nos|aux) abonnés|déjà abonné|(?:solo|exclusivo) para suscriptores|¿ya eres suscriptor|riservato agli abbonati|sei già abbonato|alleen voor abonnees|al abonnee|endast för prenumeranter|redan prenumerant|exclusivo para assinantes/i,
    from: 'German, French, Spanish, Italian, Dutch, Swedish, Portuguese',
  },
];

/**
 * The first of these walls that something shows.
 * @param words that a reader sees.
 * @param html the whole page.
 */
export function wallShown(walls: readonly Wall[], words: string, html: string): Wall | null {
  const sign = WALL_SIGNS.find(
    ({ wall, in: where, pattern }) =>
      walls.includes(wall) && pattern.test(where === 'words' ? words : html),
  );
  return sign?.wall ?? null;
}
