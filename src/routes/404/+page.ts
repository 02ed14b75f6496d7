// 404.html, which hosts show for every address that does not exist.
export const trailingSlash = 'never';
