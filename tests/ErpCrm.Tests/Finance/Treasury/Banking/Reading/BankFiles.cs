using System.Text;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.SharedKernel;
using ErpCrm.Workspace.Imports.Reading;

namespace ErpCrm.Tests.Finance.Treasury.Banking.Reading;

/// <summary>Files as banks write them, and one statement in every format: 1,000 before, 500.50 in, 50 out.</summary>
internal static class BankFiles
{
    public const string Number = "1180000087654471";

    public const string Camt = """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt>
          <GrpHdr><MsgId>1</MsgId></GrpHdr>
          <Stmt><Id>7</Id>
            <FrToDt><FrDtTm>2026-11-01T00:00:00</FrDtTm><ToDtTm>2026-11-02T23:59:59</ToDtTm></FrToDt>
            <Acct><Id><Othr><Id>1180000087654471</Id></Othr></Id><Ccy>KGS</Ccy></Acct>
            <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="KGS">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>
              <Dt><Dt>2026-11-01</Dt></Dt></Bal>
            <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="KGS">1450.50</Amt><CdtDbtInd>CRDT</CdtDbtInd>
              <Dt><Dt>2026-11-02</Dt></Dt></Bal>
            <Ntry><Amt Ccy="KGS">500.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
              <BookgDt><Dt>2026-11-01</Dt></BookgDt><AcctSvcrRef>REF1</AcctSvcrRef>
              <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
                <RltdPties><Dbtr><Nm>Bishkek Soft</Nm>
                    <Id><OrgId><Othr><Id>01112199910017</Id></Othr></OrgId></Id></Dbtr>
                  <DbtrAcct><Id><Othr><Id>1030120000000042</Id></Othr></Id></DbtrAcct></RltdPties>
                <RmtInf><Ustrd>Invoice INV-2026-0042</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
            <Ntry><Amt Ccy="KGS">50.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts>
              <BookgDt><Dt>2026-11-02</Dt></BookgDt><AddtlNtryInf>Charges</AddtlNtryInf></Ntry>
            <Ntry><Amt Ccy="KGS">9.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>PDNG</Sts>
              <BookgDt><Dt>2026-11-02</Dt></BookgDt></Ntry>
          </Stmt></BkToCstmrStmt></Document>
        """;

    public const string Mt940 = """
        {1:F01BANKKG22XXXX0000000000}{2:O9400000000000BANKKG22XXXX00000000000000000000N}{4:
        :20:ST1
        :25:118000/1180000087654471
        :28C:1/1
        :60F:C261101KGS1000,
        :61:2611011101C500,50NTRFNONREF//BNK1
        :86:?20Invoice INV-2026-?210042?32Bishkek Soft?311030120000000042
        :61:2611021102D50,NCHGNONREF
        :86:/NAME/Demir Bank/REMI/Charges/INN/01234567890123
        :62F:C261102KGS1450,50
        -}
        """;

    public const string OfxOld = """
        OFXHEADER:100
        DATA:OFXSGML
        VERSION:102

        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>KGS
        <BANKACCTFROM><BANKID>118000<ACCTID>1180000087654471<ACCTTYPE>CHECKING</BANKACCTFROM>
        <BANKTRANLIST><DTSTART>20261101<DTEND>20261102
        <STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261101120000[+6:KGT]<TRNAMT>500.50<FITID>F1<NAME>Bishkek Soft &amp; Co
        <MEMO>Invoice INV-2026-0042</STMTTRN>
        <STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261102<TRNAMT>-50<FITID>F2<MEMO>Charges</STMTTRN></BANKTRANLIST>
        <LEDGERBAL><BALAMT>1450.50<DTASOF>20261102</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;

    public const string OfxNew = """
        <?xml version="1.0" encoding="UTF-8"?><?OFX OFXHEADER="200" VERSION="211"?>
        <OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>KGS</CURDEF>
        <BANKACCTFROM><BANKID>118000</BANKID><ACCTID>1180000087654471</ACCTID></BANKACCTFROM>
        <BANKTRANLIST><DTSTART>20261101</DTSTART><DTEND>20261102</DTEND>
        <STMTTRN><DTPOSTED>20261101</DTPOSTED><TRNAMT>500.50</TRNAMT><FITID>F1</FITID>
        <NAME>Bishkek Soft</NAME><MEMO>Invoice INV-2026-0042</MEMO></STMTTRN>
        <STMTTRN><DTPOSTED>20261102</DTPOSTED><TRNAMT>-50.00</TRNAMT><FITID>F2</FITID><MEMO>Charges</MEMO></STMTTRN>
        </BANKTRANLIST><LEDGERBAL><BALAMT>1450.50</BALAMT><DTASOF>20261102</DTASOF></LEDGERBAL>
        </STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
        """;

    public const string ClientBank = """
        1CClientBankExchange
        ВерсияФормата=1.03
        Кодировка=Windows
        ДатаНачала=01.11.2026
        ДатаКонца=02.11.2026
        РасчСчет=1180000087654471
        СекцияРасчСчет
        ДатаНачала=01.11.2026
        ДатаКонца=02.11.2026
        РасчСчет=1180000087654471
        НачальныйОстаток=1000.00
        КонечныйОстаток=1450.50
        КонецРасчСчет
        СекцияДокумент=Платежное поручение
        Номер=17
        Дата=31.10.2026
        Сумма=500.50
        ПлательщикСчет=1030120000000042
        Плательщик1=ОсОО "Бишкек Софт"
        ПлательщикИНН=01112199910017
        ПолучательСчет=1180000087654471
        ДатаПоступило=01.11.2026
        НазначениеПлатежа=Оплата по счету INV-2026-0042
        КонецДокумента
        СекцияДокумент=Банковский ордер
        Номер=18
        Дата=02.11.2026
        Сумма=50
        ПлательщикСчет=1180000087654471
        Получатель=Демир Банк
        ДатаСписано=02.11.2026
        НазначениеПлатежа1=Комиссия
        НазначениеПлатежа2=за октябрь
        КонецДокумента
        КонецФайла
        """;

    public const string Csv = """
        Выписка по счёту 1180000087654471;;;;;
        Дата;Приход;Расход;Назначение платежа;Контрагент;Остаток
        01.11.2026;500,50;;Оплата по счету INV-2026-0042;Бишкек Софт;1 500,50
        02.11.2026;;50,00;Комиссия;;1 450,50
        Итого;500,50;50,00;;;
        """;

    public static Encoding Windows { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;

    public static BankAccount Account(string currency = "KGS", string number = Number)
    {
        var account = BankAccount.Open("Demir", currency, 0, new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 25));
        account.Describe("Demir", "118003", number, isOnInvoices: false);
        return account;
    }

    public static Task<IReadOnlyList<ReadStatement>> ReadAsync(string text, BankAccount? account = null) =>
        ReadAsync(Encoding.UTF8.GetBytes(text), account);

    public static Task<IReadOnlyList<ReadStatement>> ReadAsync(byte[] content, BankAccount? account = null,
        TableMapping? mapping = null) => new StatementReader(new TableReader()).ReadAsync(content,
            StatementReader.FormatOf(content), account ?? Account(), mapping, CancellationToken.None);

    /// <summary>Why a file is refused.</summary>
    public static async Task<BusinessRuleException> RefusalAsync(string text, BankAccount? account = null) =>
        await Assert.ThrowsAsync<BusinessRuleException>(() => ReadAsync(text, account));
}
