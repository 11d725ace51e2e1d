"""What each column means, and the headers, English and Spanish, by which it is known.

An alias has one meaning only. Left out on purpose are headers that are as often something else, where a guess
could favour the good or hurt it: ``duty`` and ``arancel`` (an amount, a rate or a code), ``scrap`` (a
percentage), ``cost``, ``price``, ``value`` (of one unit or of the line), ``type``, ``country``, ``depth``.
"""

from collections.abc import Mapping

from rvc_cli.facts.columns import Column

MEANINGS: Mapping[Column, str] = {
    Column.VEHICLE: "The good the row belongs to, in a table of many goods.",
    Column.PART_NUMBER: "Identity of the material; every row needs one.",
    Column.DESCRIPTION: "Free text, shown and never interpreted.",
    Column.SUPPLIER: "Who sold it: free text, shown and never interpreted.",
    Column.UOM: "Unit of measure: free text, shown and never interpreted.",
    Column.PARENT: "Part number of the assembly the row stands in; blank at the top.",
    Column.LEVEL: "Depth of the row in a table in depth-first order: 0, 1, 2 and so on.",
    Column.ITEM: "Dotted number of the row in the tree: 1, 1.2, 1.2.3.",
    Column.KIND: "What the row is: a material, packaging, a cost; blank is a material or an assembly.",
    Column.QUANTITY: "Units in one unit of the parent, more than zero; without the column 1.",
    Column.UNIT_VALUE: "Value of one unit in the row's currency.",
    Column.PRICE_UNIT: "The unit value is for this many units; blank is 1.",
    Column.CURRENCY: "ISO 4217 code of the amounts; blank is the manifest's currency, else USD.",
    Column.HS_CODE: "Tariff classification, 4 to 10 digits; blank is unknown.",
    Column.ORIGIN: "Country of origin as tagged: an ISO code or a name; blank is unknown.",
    Column.ORIGINATING: "What the supplier's certification says: yes, no, or blank for none.",
    Column.CERTIFIED_FROM: "First day of the certification; blank is unlimited.",
    Column.CERTIFIED_UNTIL: "Last day of the certification; blank is unlimited.",
    Column.ARTICLE: "Which of the goods that a split provision names the row is.",
    Column.ROLE: "The core part of Table A.2, or its component, that the row is; none for neither.",
    Column.MADE: "yes: made by the producer of the good; no: acquired.",
    Column.MADE_IN: "Country in which the row is produced.",
    Column.FREIGHT: "Freight per unit within the unit value, deductible under s. 8(2).",
    Column.DUTIES: "Unrecoverable duties per unit within the unit value, deductible under s. 8(2).",
    Column.BROKERAGE: "Customs brokerage per unit within the unit value, deductible under s. 8(2).",
    Column.WASTE: "Waste and spoilage per unit, net of scrap, within the unit value, deductible by s. 8(2).",
    Column.SUPPLIER_NET_COST: "Net cost per unit by the supplier's signed statement, s. 9(2)(a).",
    Column.SUPPLIER_VNM: "Non-originating value per unit by the supplier's statement, s. 9(2)(a), 9(3).",
    Column.SUPPLIER_REGIONAL_VALUE: "Regional value per unit by the supplier's signed statement, s. 9(2)(b).",
    Column.SUPPLIER_CURRENCY: "ISO 4217 code of the supplier's statement.",
    Column.SUPPLIER_PERIOD_FROM: "First day of the period that an averaged statement covers.",
    Column.SUPPLIER_PERIOD_UNTIL: "Last day of the period that an averaged statement covers.",
    Column.SUPPLIER_HS_STATEMENT: "yes: the supplier has stated the codes below the row, s. 9(7)(a)(ii).",
    Column.US_VALUE: "US content per unit for Section 232; blank is unknown.",
    Column.HIGH_WAGE: "yes: from a plant that pays the qualifying wage rate.",
    Column.EXCHANGE_RATE: "Rate at which this purchase was recorded; blank is the manifest's rate.",
}

_LISTED: Mapping[Column, str] = {
    Column.VEHICLE: "vehicle id, vehicle name, vehicle model, end item, finished good, finished product, "
    "vehículo, producto terminado, modelo de vehículo",
    Column.PART_NUMBER: "part no, part num, part nbr, part #, part id, part code, pn, component number, "
    "component no, component part number, material number, material no, material code, matnr, item code, "
    "sku, product number, product code, número de parte, no de parte, núm de parte, n de parte, num "
    "parte, no parte, nro de parte, número parte, número de pieza, no de pieza, núm de pieza, número de "
    "componente, número de material, código de parte, código de material, código de pieza, clave de "
    "parte, número de artículo",
    Column.DESCRIPTION: "desc, part description, part name, item description, component description, "
    "material description, object description, name, descripción, descripción de la parte, descripción de "
    "parte, descripción del material, nombre, nombre de la parte, denominación, designación",
    Column.SUPPLIER: "supplier name, vendor, vendor name, proveedor, nombre del proveedor, proveedor nombre",
    Column.UOM: "um, unit, unit of measure, units of measure, base unit of measure, base unit, unidad, "
    "unidad de medida, udm, u de m",
    Column.PARENT: "parent part, parent part number, parent part no, parent number, parent no, parent pn, "
    "parent item, parent component, parent assembly, parent id, next higher assembly, next assembly, nha, "
    "padre, parte padre, número de parte padre, no de parte padre, ensamble padre, componente padre, "
    "material padre",
    Column.LEVEL: "bom level, lvl, bom lvl, indent, indent level, indenture level, explosion level, tree "
    "level, structure level, nivel, nivel de bom, nivel bom, nivel de explosión, nivel de "
    "estructura",
    Column.ITEM: "outline number, outline no, dotted number, structure number, hierarchy number, número "
    "jerárquico, número de estructura, numeración",
    Column.KIND: "row kind, row type, line kind, line type, kind of row, tipo de fila, tipo de línea, tipo "
    "de renglón",
    Column.QUANTITY: "qty, quantities, qtys, qnty, quant, q, "
    "qty per, qty per assembly, qty per assy, qty per unit, qty per parent, qty/assy, "
    "quantity per, quantity per assembly, quantity per unit, quantity per parent, component quantity, "
    "component qty, comp qty, required quantity, required qty, usage, usage qty, usage quantity, qpa, "
    "units per, cantidad, cant, ctd, cantidad por unidad, cantidad por ensamble, cantidad por vehículo, "
    "cantidad requerida",
    Column.UNIT_VALUE: "unit cost, unit price, cost per unit, price per unit, value per unit, cost each, "
    "price each, each cost, each price, piece price, piece cost, standard cost, standard unit cost, std "
    "cost, std unit cost, valor unitario, costo unitario, coste unitario, precio unitario, valor por "
    "unidad, costo por unidad, precio por unidad, costo estándar, valor unit, costo unit, precio unit, "
    "unit val",
    Column.PRICE_UNIT: "pricing unit, price per, peinh, per, unidad de precio, precio por",
    Column.CURRENCY: "curr, currency code, crcy, cur, iso currency, price currency, moneda, divisa, código "
    "de moneda, tipo de moneda",
    Column.HS_CODE: "hs, hs no, hs number, hs6, hs classification, hts, hts code, hts no, hts number, hts "
    "#, htsus, htsus code, hts classification, tariff code, tariff number, tariff no, tariff "
    "classification, tariff item, tariff heading, customs tariff number, commodity code, harmonized code, "
    "harmonized system code, harmonized tariff code, fracción, fracción arancelaria, fracc arancelaria, "
    "partida arancelaria, subpartida, subpartida arancelaria, clasificación arancelaria, código "
    "arancelario, código sa, código hs, código hts, código del sistema armonizado",
    Column.ORIGIN: "coo, country of origin, country origin, origin country, ctry of origin, cntry of "
    "origin, country of origin code, origin code, origen, país de origen, país origen",
    Column.ORIGINATING: "usmca eligible, cusma eligible, eligible usmca, usmca eligibility, "
    "usmca originating, originating usmca, usmca, usmca qualifying, usmca qualified, "
    "usmca status, cusma, cusma originating, t-mec, tmec originario, originario tmec, "
    "originating status, originating yes no, originating y/n, qualifies, originario, "
    "originaria, es originario, califica, califica tmec",
    Column.CERTIFIED_FROM: "certificate from, certification from, cert from, certificate start, "
    "certification start, cert start, certificate valid from, certificate start date, blanket period "
    "from, blanket period start, blanket from, blanket start, certificado desde, certificado inicio, "
    "inicio del certificado, inicio certificado, certificado vigente desde, certificación desde",
    Column.CERTIFIED_UNTIL: "certified to, certified through, certificate until, certificate to, "
    "certificate end, certification until, certification to, certification end, cert until, cert to, cert "
    "end, cert expiry, cert expiration, certificate expiry, certificate expiration, certificate valid to, "
    "certificate valid until, certificate expiry date, certificate end date, certificate expiration date, "
    "blanket period to, blanket period end, blanket to, blanket end, blanket until, certificado hasta, "
    "fin del certificado, fin certificado, vencimiento del certificado, vencimiento certificado, "
    "certificado vigente hasta, certificación hasta",
    Column.ARTICLE: "split article, provision article, artículo de la regla",
    Column.ROLE: "core part, core part role, core part type, table a2, table a2 part, parte esencial, "
    "autoparte esencial",
    Column.MADE: "self produced, self made, made in house, in house, autoproducido, producción propia, "
    "fabricación propia, hecho en casa",
    Column.MADE_IN: "country of manufacture, country of production, country of assembly, production "
    "country, manufacturing country, mfg country, manufactured in, produced in, país de fabricación, país "
    "de producción, país de manufactura, hecho en, fabricado en, producido en",
    Column.FREIGHT: "freight per unit, freight cost, freight cost per unit, freight amount, flete, fletes, "
    "flete unitario, flete por unidad, costo de flete",
    Column.DUTIES: "duty amount, duties paid, duty paid, duty per unit, duties per unit, customs duties "
    "paid, derechos pagados, derechos por unidad, aranceles pagados, impuestos de importación pagados",
    Column.BROKERAGE: "broker fee, broker fees, brokerage fee, brokerage fees, brokerage per unit, customs "
    "brokerage, customs broker fee, customs broker fees, agente aduanal, honorarios de agente aduanal, "
    "honorarios aduanales, despacho aduanal",
    Column.WASTE: "waste cost, waste value, waste per unit, waste and spoilage, waste net of scrap, costo "
    "de desperdicio, valor de desperdicio, costo de merma, desperdicio por unidad",
    Column.SUPPLIER_NET_COST: "supplier statement net cost, net cost of supplier, costo neto del proveedor, "
    "costo neto proveedor",
    Column.SUPPLIER_VNM: "supplier non originating value, supplier value of non originating materials, vnm "
    "supplier, vnm of supplier, vnm del proveedor, vnm proveedor, vmno del proveedor",
    Column.SUPPLIER_REGIONAL_VALUE: "supplier regional content value, regional value of supplier, valor "
    "regional del proveedor, valor regional proveedor",
    Column.SUPPLIER_CURRENCY: "currency of supplier, statement currency, moneda del proveedor, moneda "
    "proveedor",
    Column.SUPPLIER_PERIOD_FROM: "supplier period start, statement period from, periodo del proveedor desde",
    Column.SUPPLIER_PERIOD_UNTIL: "supplier period to, supplier period end, statement period until, "
    "statement period to, periodo del proveedor hasta",
    Column.SUPPLIER_HS_STATEMENT: "supplier hs declaration, hs statement, declaración hs del proveedor",
    Column.US_VALUE: "us content value, us content amount, value of us content, us value per unit, valor de "
    "contenido estadounidense, valor contenido eua, valor contenido ee uu",
    Column.HIGH_WAGE: "high wage plant, high wage supplier, qualifying wage, qualifying wage rate, salario "
    "alto, salarios altos, alto salario, planta de salario alto",
    Column.EXCHANGE_RATE: "fx rate, fx, rate of exchange, recorded exchange rate, tipo de cambio, tasa de "
    "cambio, tdc",
}


def aliases() -> Mapping[Column, tuple[str, ...]]:
    """The headers, besides its canonical name, by which each column is known."""
    return {column: tuple(listed.split(", ")) for column, listed in _LISTED.items()}
