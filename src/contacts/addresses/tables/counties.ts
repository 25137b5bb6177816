const BRITISH =
  'Avon;Bedfordshire;Berkshire;Buckinghamshire;Cambridgeshire;Cheshire;Cleveland;Cornwall;Cumberland;Cumbria;Derbyshire;Devon;Dorset;County Durham;Co Durham;East Riding of Yorkshire;East Sussex;East Yorkshire;Essex;Gloucestershire;Greater London;Greater Manchester;Hampshire;Herefordshire;Hertfordshire;Humberside;Huntingdonshire;Isle of Wight;Kent;Lancashire;Leicestershire;Lincolnshire;Merseyside;Middlesex;Norfolk;North Yorkshire;Northamptonshire;Northumberland;Nottinghamshire;Oxfordshire;Rutland;Shropshire;Somerset;South Yorkshire;Staffordshire;Suffolk;Surrey;Sussex;Tyne and Wear;Tyne & Wear;Warwickshire;West Midlands;West Sussex;West Yorkshire;Westmorland;Wiltshire;Worcestershire;Yorkshire;Aberdeenshire;Angus;Argyll;Ayrshire;Banffshire;Berwickshire;Caithness;Dumfriesshire;Dunbartonshire;East Lothian;Fife;Inverness-shire;Kincardineshire;Lanarkshire;Midlothian;Morayshire;Perthshire;Renfrewshire;Ross-shire;Roxburghshire;Selkirkshire;Stirlingshire;Sutherland;West Lothian;Wigtownshire;Anglesey;Carmarthenshire;Ceredigion;Clwyd;Conwy;Denbighshire;Dyfed;Flintshire;Glamorgan;Gwent;Gwynedd;Mid Glamorgan;Monmouthshire;Pembrokeshire;Powys;South Glamorgan;West Glamorgan;County Antrim;County Armagh;County Down;County Fermanagh;County Londonderry;County Tyrone;Co Antrim;Co Armagh;Co Down;Co Tyrone'

/**
 * Counties and regions that people write behind the city, in small letters, of countries whose post does not ask for
 * them.
 */
export const COUNTIES: Record<string, ReadonlySet<string> | undefined> = {
  GB: new Set(BRITISH.toLowerCase().split(';')),
  NZ: new Set(
    'northland;auckland region;waikato;bay of plenty;gisborne region;hawke’s bay;hawkes bay;taranaki;manawatu-wanganui;manawatū-whanganui;wellington region;tasman;marlborough;west coast;canterbury;otago;southland'.split(
      ';',
    ),
  ),
}
