// What is known of networks by their AS number and name: the source of every entry is the name that
// @ip-location-db/asn gives the number, and the test holds each entry against it.
import type { NetworkKind } from '../../core/event/origin.ts';

/** An AS number, and how its name in the table starts. */
type Network = readonly [asn: number, name: string];

/**
 * Mobile carriers of Japan. KDDI (au) and SoftBank carry homes on the same numbers; they stand here
 * because an address that changes with the cell is the weaker thing to expect of a customer.
 */
const mobile: readonly Network[] = [
  [9605, 'NTT DOCOMO'],
  [2516, 'KDDI CORPORATION'],
  [17676, 'SoftBank Corp.'],
  [138384, 'Rakuten Mobile'],
  [10012, 'Rakuten Mobile'],
  [23720, 'Rakuten Mobile'],
  [55387, 'Japan Communication Inc.'],
];

/** Home access of Japan; the brand customers know stands behind the name where it differs. */
const residential: readonly Network[] = [
  [4713, 'NTT Communications Corporation'], // OCN
  [9595, 'NTT-ME Corporation'], // WAKWAK
  [4725, 'SoftBank Corp.'], // ODN
  [2527, 'Sony Network Communications'], // So-net, NURO
  [9600, 'So-net Corporation'],
  [2518, 'BIGLOBE'],
  [2510, 'FUJITSU LIMITED'], // InfoWeb, carries @nifty
  [4685, 'Asahi Net'],
  [10013, 'FreeBit'], // DTI and wholesale
  [2519, 'ARTERIA Networks'],
  [17506, 'ARTERIA Networks'], // UCOM
  [55391, 'INTERNET MULTIFEED CO.'], // transix, IPv4 for homes on IPv6
  [55392, 'INTERNET MULTIFEED CO.'],
  [9824, 'JCOM Co., Ltd.'],
  [9617, 'JCOM Co., Ltd.'],
  [4721, 'JCOM Co., Ltd.'],
  [9378, 'JCOM Co., Ltd.'],
  [18134, 'JCOM Co., Ltd.'],
  [18136, 'JCOM Co., Ltd.'],
  [9614, 'JCOM Marketing'],
  [17511, 'OPTAGE Inc.'], // eo, mineo
  [10010, 'TOKAI Communications'],
  [18126, 'Chubu Telecommunications'], // Commufa
  [7679, 'QTnet'], // BBIQ
  [7522, 'STNet'], // Pikara
  [18144, 'Enecom'], // MEGA EGG
  [7670, 'Enecom'],
  [9621, 'Okinawa Telecommunication Network'],
  [9365, 'its communications'],
  [18081, 'Kintetsu Cable Network'],
  [9351, 'ZTV CO.,LTD'],
  [9354, 'Community Network Center'],
  [17698, 'COMMUNITY NETWORK CENTER'],
  [9374, 'EDION Corporation'],
  [17529, 'STARCAT'],
  [59108, 'KATCH NETWORK'],
  [7511, 'SYNAPSE Co.,Ltd.'],
];

/** Rented machines and the exits of commercial VPN services, where the name does not say it. */
const hosting: readonly Network[] = [
  [16509, 'Amazon.com'],
  [14618, 'Amazon.com'],
  [15169, 'Google LLC'],
  [396982, 'Google LLC'],
  [8075, 'Microsoft Corporation'],
  [31898, 'Oracle Corporation'],
  [63949, 'Akamai Technologies'], // Linode
  [20473, 'The Constant Company'], // Vultr, Choopa
  [40676, 'Psychz Networks'],
  [46844, 'Sharktech'],
  [11878, 'tzulo'],
  [396356, 'Latitude.sh'],
  [8560, 'IONOS SE'],
  [32097, 'WholeSale Internet'],
  [33387, 'Nocix'],
  [46475, 'Limestone Networks'],
  [46562, 'Performive'],
  [55286, 'B2 Net Solutions'],
  [202425, 'IP Volume'],
  [206092, 'F.N.S. HOLDINGS'],
  [209854, 'Cyberzone'],
  [206264, 'Amarutu Technology'],
  [7506, 'GMO Internet Group'], // ConoHa, Onamae
  [58791, 'GMO Internet,Inc'],
  [9597, 'KDDI Web Communications'],
  [4694, 'IDC Frontier'],
  [24282, 'KAGOYA JAPAN'],
  [9607, 'BroadBand Tower'],
  [17707, 'NHN Techorus'],
  [7671, 'NTT SmartConnect'],
  [150363, 'SoftEther Corporation'], // exits of its public VPN
];

/** Large Japanese networks of one organisation, where the name does not say it. */
const business: readonly Network[] = [
  [2514, 'NTT PC Communications'],
  [7524, 'ITEC HANKYU HANSHIN'],
  [7687, 'TOYOTA SYSTEMS'],
  [131932, 'JR East Information Systems'],
  [18071, 'Panasonic Information Systems'],
  [9619, 'Sony Global Solutions'],
  [10006, 'SECOM Trust Systems'],
  [17514, 'Otsuka Corp.'],
];

export const listedNetworks: Readonly<Record<Exclude<NetworkKind, 'unknown'>, readonly Network[]>> =
  { mobile, residential, hosting, business };

/** What a name itself says; `example` is one from the table that the pattern is there for. */
export interface NamePattern {
  readonly kind: NetworkKind;
  readonly pattern: RegExp;
  readonly example: string;
}

/** The first that matches decides, so that exceptions stand before what they are taken out of. */
export const namePatterns: readonly NamePattern[] = [
  // Cloudflare, Akamai and Fastly are the exits of iCloud Private Relay and WARP, which honest
  // customers switch on; they say nothing of who is behind them.
  { kind: 'unknown', pattern: /^(cloudflare|akamai|fastly)\b/i, example: 'Cloudflare, Inc.' },
  // Names in which a hosting word means something else.
  {
    kind: 'residential',
    pattern: /\b(afrihost|fiberhost|google fiber|the cloud networks)\b/i,
    example: 'AFRIHOST SP (PTY) LTD',
  },
  {
    kind: 'unknown',
    pattern: /ghost|echostar|elderhostel|shadowserver|wifi/i,
    example: 'GhostFiber',
  },
  // Browsing of whole companies leaves through these.
  {
    kind: 'business',
    pattern:
      /\b(zscaler|netskope|cato networks|iboss|menlo security|palo alto networks|forcepoint)\b/i,
    example: 'ZSCALER, INC.',
  },
  {
    kind: 'business',
    pattern: /\b(universit|college|ministry|institute of|bank\b|securities\b|insurance\b)/i,
    example: 'VPS Securities Joint Stock Company',
  },
  {
    kind: 'hosting',
    pattern:
      /host|cloud|(?<!ob|con|pre)server|data ?cent(er|re)|colo\b|colocation|\bv[pd]s|\bvpn|\bidc\b/i,
    example: 'Hostinger International Limited',
  },
  {
    kind: 'hosting',
    pattern:
      /^(amazon (data|tech)|amazon\.com|google\b|microsoft\b|oracle corp|alibaba|hangzhou alibaba|tencent|shenzhen tencent|huawei international|beijing volcano|byteplus|naver|kingsoft)/i,
    example: 'Hangzhou Alibaba Advertising Co.,Ltd.',
  },
  {
    kind: 'hosting',
    pattern:
      /\b(ovh|hetzner|digitalocean|leaseweb|contabo|scaleway|hivelocity|rackspace|netcup|kamatera|quadranet|frantech|worldstream|selectel|timeweb|g-core|godaddy|namecheap|nforce|voxility|melbicom|baxet)/i,
    example: 'Hetzner Online GmbH',
  },
  {
    kind: 'hosting',
    pattern:
      /\b(m247|datacamp|packethub|proton ag|31173|aeza|zenlayer|xtom|clouvider|ipxo|logicweb|hydra communications)\b/i,
    example: 'M247 Europe SRL',
  },
  { kind: 'hosting', pattern: /^sakura internet|^xserver/i, example: 'SAKURA Internet Inc.' },
  {
    kind: 'residential',
    pattern: /cable ?(tv|television|vision|network|media)|\bcatv\b/i,
    example: 'Kurashiki Cable TV',
  },
];
