// A campaign by what its cases share: nobody knows it by its id.
import { linkText } from '../parts/link-text.ts';
import { useNow } from './queries.ts';

export function useCampaignName(): (id: string) => string {
  const lines = useNow().data?.campaigns ?? [];
  return (id) => {
    const link = lines.find(({ campaign }) => campaign === id)?.links[0];
    return link ? linkText(link) : id;
  };
}
