import { trained } from '../trained';
import type { PageLoad } from './$types';

export const load: PageLoad = async () => ({ trained: await trained() });
