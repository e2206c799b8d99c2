// Real address ranges by role, so that a network and country look-up of a simulated address is sensible.
// Facts of public routing tables (June 2026, as packed in @ip-location-db/asn and iptoasn-country).

export type NetworkRole = 'home' | 'mobile' | 'office' | 'vpn' | 'hosting' | 'abroad';

export interface Network {
  readonly role: NetworkRole;
  readonly asn: number;
  readonly holder: string;
  readonly country: string;
  readonly cidr: string;
  /** How often the role is played by this range; shares of carriers are rough. */
  readonly weight: number;
}

type Row = readonly [NetworkRole, number, string, string, string, number];

const rows: readonly Row[] = [
  ['home', 4713, 'NTT Communications', 'JP', '153.128.0.0/10', 9],
  ['home', 4713, 'NTT Communications', 'JP', '180.0.0.0/10', 8],
  ['home', 4713, 'NTT Communications', 'JP', '114.144.0.0/12', 5],
  ['home', 17676, 'SoftBank', 'JP', '60.64.0.0/11', 8],
  ['home', 17676, 'SoftBank', 'JP', '221.64.0.0/11', 5],
  ['home', 17676, 'SoftBank', 'JP', '219.168.0.0/13', 3],
  ['home', 2516, 'KDDI', 'JP', '27.80.0.0/12', 5],
  ['home', 2516, 'KDDI', 'JP', '111.96.0.0/12', 5],
  ['home', 2516, 'KDDI', 'JP', '59.136.0.0/13', 3],
  ['home', 9824, 'JCOM', 'JP', '42.144.0.0/13', 3],
  ['home', 9824, 'JCOM', 'JP', '119.168.0.0/13', 3],
  ['home', 9617, 'JCOM', 'JP', '119.24.0.0/15', 2],
  ['home', 2518, 'BIGLOBE', 'JP', '125.192.0.0/13', 3],
  ['home', 2518, 'BIGLOBE', 'JP', '133.200.0.0/13', 3],
  ['home', 2527, 'Sony Network Communications', 'JP', '182.168.0.0/14', 2],
  ['home', 2527, 'Sony Network Communications', 'JP', '223.132.0.0/14', 2],
  ['home', 4685, 'Asahi Net', 'JP', '183.76.0.0/15', 2],
  ['home', 17511, 'OPTAGE', 'JP', '121.80.0.0/13', 3],
  ['home', 17511, 'OPTAGE', 'JP', '112.68.0.0/14', 2],
  ['home', 18126, 'Chubu Telecommunications', 'JP', '115.36.0.0/14', 2],
  ['home', 18126, 'Chubu Telecommunications', 'JP', '180.196.0.0/14', 2],
  ['home', 7679, 'QTnet', 'JP', '116.94.0.0/16', 1],
  ['home', 2519, 'ARTERIA Networks', 'JP', '163.139.0.0/16', 1],
  ['home', 10013, 'FreeBit', 'JP', '36.54.0.0/15', 1],
  ['mobile', 9605, 'NTT DOCOMO', 'JP', '49.99.0.0/16', 10],
  ['mobile', 9605, 'NTT DOCOMO', 'JP', '1.66.128.0/17', 8],
  ['mobile', 9605, 'NTT DOCOMO', 'JP', '110.160.0.0/16', 6],
  ['mobile', 2516, 'KDDI', 'JP', '106.128.0.0/12', 14],
  ['mobile', 17676, 'SoftBank', 'JP', '126.64.0.0/11', 12],
  ['mobile', 138384, 'Rakuten Mobile', 'JP', '133.106.32.0/19', 4],
  ['mobile', 138384, 'Rakuten Mobile', 'JP', '157.192.0.0/16', 3],
  ['office', 2497, 'Internet Initiative Japan', 'JP', '210.149.0.0/16', 3],
  ['office', 2497, 'Internet Initiative Japan', 'JP', '125.30.0.0/16', 2],
  ['office', 4713, 'NTT Communications', 'JP', '60.32.0.0/12', 4],
  ['office', 4713, 'NTT Communications', 'JP', '122.16.0.0/12', 3],
  ['office', 2510, 'Fujitsu', 'JP', '163.59.0.0/16', 1],
  ['office', 4725, 'SoftBank', 'JP', '61.196.0.0/16', 2],
  ['vpn', 9009, 'M247 Europe', 'RO', '146.70.64.0/18', 3],
  ['vpn', 212238, 'Datacamp', 'GB', '149.102.224.0/19', 3],
  ['vpn', 60068, 'Datacamp', 'GB', '89.187.160.0/19', 2],
  ['vpn', 136787, 'PacketHub', 'PA', '89.18.192.0/19', 2],
  ['vpn', 4694, 'IDC Frontier', 'JP', '164.46.0.0/16', 2],
  ['vpn', 7671, 'NTT SmartConnect', 'JP', '124.245.0.0/16', 2],
  ['hosting', 16276, 'OVH', 'FR', '54.36.0.0/14', 2],
  ['hosting', 24940, 'Hetzner', 'DE', '65.108.0.0/15', 2],
  ['hosting', 14061, 'DigitalOcean', 'US', '68.183.0.0/16', 2],
  ['hosting', 20473, 'The Constant Company', 'US', '45.76.0.0/15', 4],
  ['hosting', 45102, 'Alibaba', 'CN', '47.240.0.0/14', 4],
  ['hosting', 132203, 'Tencent', 'CN', '43.160.0.0/14', 4],
  ['hosting', 63949, 'Akamai (Linode)', 'SG', '139.162.0.0/16', 2],
  ['hosting', 51167, 'Contabo', 'DE', '161.97.64.0/18', 1],
  ['hosting', 135377, 'UCloud', 'HK', '152.32.128.0/18', 3],
  ['hosting', 55933, 'Cloudie', 'HK', '24.233.0.0/19', 2],
  ['hosting', 40065, 'CNServers', 'US', '156.251.128.0/17', 2],
  ['hosting', 9009, 'M247 Europe', 'RO', '146.70.128.0/18', 2],
  ['abroad', 7018, 'AT&T', 'US', '108.192.0.0/11', 3],
  ['abroad', 21928, 'T-Mobile USA', 'US', '172.32.0.0/11', 3],
  ['abroad', 3462, 'Chunghwa Telecom', 'TW', '114.32.0.0/12', 3],
  ['abroad', 4766, 'Korea Telecom', 'KR', '175.224.0.0/11', 3],
  ['abroad', 4760, 'HKT', 'HK', '119.236.0.0/15', 2],
  ['abroad', 9506, 'Singtel', 'SG', '121.6.0.0/15', 2],
  ['abroad', 7470, 'True Internet', 'TH', '119.76.0.0/16', 2],
  ['abroad', 45899, 'VNPT', 'VN', '14.160.0.0/11', 1],
  ['abroad', 4788, 'TM', 'MY', '175.136.0.0/13', 1],
  ['abroad', 4837, 'China Unicom', 'CN', '27.192.0.0/11', 1],
  ['abroad', 1221, 'Telstra', 'AU', '58.160.0.0/12', 1],
  ['abroad', 3320, 'Deutsche Telekom', 'DE', '79.192.0.0/10', 1],
  ['abroad', 2856, 'BT', 'GB', '86.128.0.0/10', 1],
];

export const networks: readonly Network[] = rows.map(
  ([role, asn, holder, country, cidr, weight]) => ({ role, asn, holder, country, cidr, weight }),
);
