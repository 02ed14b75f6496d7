import { readOnce } from '../content.server';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ question: readOnce().question });
