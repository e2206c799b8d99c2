// Services that anyone may use under any name: free mail, short links, free hosting, trial tenants.
import { covers } from './covers.ts';

/** Free mail services; the large ones of the world, Japan first. */
const freeMail = new Set(
  (
    'gmail.com googlemail.com yahoo.co.jp yahoo.com yahoo.de yahoo.fr yahoo.co.uk yahoo.com.br ymail.com ' +
    'hotmail.com hotmail.co.jp hotmail.de hotmail.fr hotmail.co.uk outlook.com outlook.jp outlook.de outlook.fr ' +
    'live.com live.jp msn.com icloud.com me.com aol.com aol.de gmx.de gmx.net gmx.com web.de mail.com mail.ru ' +
    'bk.ru list.ru inbox.ru yandex.com yandex.ru qq.com 163.com 126.com sina.com foxmail.com proton.me ' +
    'protonmail.com tutanota.com zoho.com mail.ee post.sk excite.com excite.co.jp uol.com.br bol.com.br ' +
    'terra.com.br laposte.net orange.fr free.fr libero.it seznam.cz rediffmail.com daum.net naver.com ' +
    'docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp i.softbank.jp nifty.com'
  ).split(' '),
);

const shorteners = new Set(
  (
    't.co bit.ly tinyurl.com is.gd v.gd goo.su goo.gl x.gd ow.ly rb.gy cutt.ly lnkd.in t.ly s.id shorturl.at ' +
    'rebrand.ly tiny.cc buff.ly qrco.de urlz.fr u.to bl.ink shorturl.asia 2no.co ux.nu kutt.it da.gd amzn.to'
  ).split(' '),
);

/** Where anyone may put a page without a name of his own; suffixes of host names. */
const freeHosting = (
  'storage.googleapis.com run.app web.app firebaseapp.com appspot.com cloudfunctions.net sites.google.com ' +
  'docs.google.com drive.google.com forms.gle pages.dev workers.dev r2.dev github.io gitlab.io vercel.app netlify.app ' +
  'blob.core.windows.net azurewebsites.net azurestaticapps.net azureedge.net cloudapp.azure.com ' +
  's3.amazonaws.com amplifyapp.com cloudfront.net herokuapp.com onrender.com fly.dev glitch.me repl.co ' +
  'weebly.com wixsite.com wordpress.com blogspot.com godaddysites.com square.site webflow.io framer.app ' +
  'notion.site mystrikingly.com jimdosite.com ipfs.io dweb.link translate.goog duckdns.org ngrok.io ' +
  'ngrok-free.app serveo.net trycloudflare.com linodeobjects.com digitaloceanspaces.com backblazeb2.com ' +
  'typeform.com jotform.com forms.office.com surveymonkey.com googleusercontent.com'
).split(' ');

/** Pictures, counters and sending services that mails of everybody refer to. */
const mailServices = (
  'imgur.com ibb.co postimg.cc imgbb.com gyazo.com zupimages.net imgchest.com pinimg.com twimg.com photobucket.com ' +
  'list-manage.com mcusercontent.com mailchi.mp sendgrid.net sendinblue.com brevo.com mailgun.org mjt.lu mailjet.com ' +
  'hubspotlinks.com hubspotemail.net exacttarget.com sailthru.com getresponse.com constantcontact.com klaviyo.com ' +
  'kmail-lists.com pstmrk.it mandrillapp.com sparkpostmail.com awstrack.me locaweb.com.br shopify.com getbee.io ' +
  'litmus.com emailonacid.com squarespace-cdn.com website-files.com cloudinary.com licdn.com fbcdn.net ' +
  'wikipedia.org apache.org unsplash.com pexels.com giphy.com icons8.com flaticon.com'
).split(' ');

const bigSuffixes = new Set(
  'com net org edu gov mil int info biz name jobs mobi asia cat tel travel coop aero museum pro arpa'.split(
    ' ',
  ),
);

export function isFreeMail(parent: string): boolean {
  return freeMail.has(parent);
}

export function isShortener(host: string): boolean {
  return shorteners.has(host);
}

export function isFreeHosting(host: string): boolean {
  return (
    freeHosting.some((suffix) => covers(suffix, host)) ||
    /(?:^|\.)s3[.-][a-z0-9-]+\.amazonaws\.com$/.test(host)
  );
}

export function isCommonService(host: string): boolean {
  return isShortener(host) || isFreeHosting(host) || mailServices.some((one) => covers(one, host));
}

/** Country endings have two letters; what is longer and not one of the old ones came after 2012. */
export function isNewSuffix(parent: string): boolean {
  const suffix = parent.slice(parent.lastIndexOf('.') + 1);
  return (
    parent.includes('.') && suffix.length > 2 && !/[^a-z]/.test(suffix) && !bigSuffixes.has(suffix)
  );
}

/** The name a mail service gives a tenant before it brings a domain of its own. */
export function isTenant(domain: string): boolean {
  return covers('onmicrosoft.com', domain) && domain !== 'onmicrosoft.com';
}
