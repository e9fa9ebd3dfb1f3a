using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Purchasing.PaymentRuns;

/// <summary>Editions of the message that banks read.</summary>
internal enum PainVersion
{
    V03,
    V09,
}

/// <summary>Whom money is paid by.</summary>
internal sealed record Payer(string Name, BankAccount Account);

/// <summary>What a bank is told to do together.</summary>
/// <param name="ApprovedAt">UTC.</param>
internal sealed record PainOrder(Guid Id, string Currency, DateOnly ExecuteOn, DateTime? ApprovedAt);

/// <summary>One transfer of it.</summary>
/// <param name="Reference">What it is to say.</param>
internal sealed record PainTransfer(Guid Id, Payee Payee, decimal Amount, string Reference);

/// <summary>
/// A payment run as a Customer Credit Transfer Initiation (ISO 20022, pain.001.001.03 and .09): one block for the run,
/// one transfer for each bill or supplier. The same run always gives the same file: a bank refuses it the second time.
/// </summary>
internal static class Pain001
{
    private const int NameLength = 140;
    private const int IdLength = 34;

    public static string NamespaceOf(PainVersion version) => version == PainVersion.V09
        ? "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
        : "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03";

    public static byte[] Write(PainVersion version, PaymentRun run, Payer payer, IReadOnlyList<Transfer> transfers) =>
        Write(version, new PainOrder(run.Id, run.Currency, run.ExecuteOn, run.ApprovedAt), payer,
            [.. transfers.Select(t => new PainTransfer(t.Rows[0].Item.Id, t.Payee, t.Amount, t.Reference))]);

    public static byte[] Write(PainVersion version, PainOrder order, Payer payer,
        IReadOnlyList<PainTransfer> transfers)
    {
        var message = new Message(version, order.Currency);
        var document = message.Node("Document", message.Node(
            "CstmrCdtTrfInitn", message.Header(order, payer, transfers), message.Block(order, payer, transfers)));
        using var buffer = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
        using (var writer = XmlWriter.Create(buffer, settings)) new XDocument(document).Save(writer);
        return buffer.ToArray();
    }

    private sealed class Message(PainVersion version, string currency)
    {
        private readonly XNamespace _namespace = NamespaceOf(version);

        public XElement Node(string name, params object?[] content) => new(_namespace + name, content);

        public XElement Header(PainOrder order, Payer payer, IReadOnlyList<PainTransfer> transfers) => Node(
            "GrpHdr",
            Node("MsgId", IdOf(order.Id)),
            Node("CreDtTm", (order.ApprovedAt ?? default).ToString("yyyy-MM-ddTHH:mm:ss'Z'",
                CultureInfo.InvariantCulture)),
            Node("NbOfTxs", transfers.Count),
            Node("CtrlSum", Amount(transfers.Sum(t => t.Amount))),
            Node("InitgPty", Node("Nm", Text(payer.Name, NameLength))));

        public XElement Block(PainOrder order, Payer payer, IReadOnlyList<PainTransfer> transfers) => Node(
            "PmtInf",
            Node("PmtInfId", IdOf(order.Id)),
            Node("PmtMtd", "TRF"),
            Node("NbOfTxs", transfers.Count),
            Node("CtrlSum", Amount(transfers.Sum(t => t.Amount))),
            Node("ReqdExctnDt", version == PainVersion.V09 ? Node("Dt", Day(order.ExecuteOn)) : Day(order.ExecuteOn)),
            Node("Dbtr", Node("Nm", Text(payer.Name, NameLength))),
            Node("DbtrAcct", Account(payer.Account.Number), Node("Ccy", currency)),
            Node("DbtrAgt", Agent(payer.Account.BankCode, payer.Account.Bank)),
            transfers.Select(TransferOf));

        private XElement TransferOf(PainTransfer transfer) => Node(
            "CdtTrfTxInf",
            Node("PmtId", Node("EndToEndId", IdOf(transfer.Id))),
            Node("Amt", Node("InstdAmt", new XAttribute("Ccy", currency), Amount(transfer.Amount))),
            transfer.Payee.BankCode.Length > 0
                ? Node("CdtrAgt", Agent(transfer.Payee.BankCode, transfer.Payee.Bank))
                : null,
            Node("Cdtr", Node("Nm", Text(transfer.Payee.Name, NameLength))),
            Node("CdtrAcct", Account(transfer.Payee.Number)),
            Node("RmtInf", Node("Ustrd", Text(transfer.Reference, NameLength))));

        // An account of a bank without IBAN is told by its own number.
        private XElement Account(string number)
        {
            var plain = BankAccountNumber.Plain(number);
            return Node("Id", BankAccountNumber.IsIban(plain)
                ? Node("IBAN", plain)
                : Node("Othr", Node("Id", Text(plain, IdLength))));
        }

        // A national code (БИК) is the member's number in its clearing system.
        private XElement Agent(string code, string bank)
        {
            var plain = BankAccountNumber.Plain(code);
            var told = BankAccountNumber.IsBic(plain) ? Node(version == PainVersion.V09 ? "BICFI" : "BIC", plain)
                : plain.Length > 0 ? Node("ClrSysMmbId", Node("MmbId", Text(plain, IdLength)))
                : Node("Othr", Node("Id", "NOTPROVIDED"));
            var isNamed = plain.Length > 0 && !BankAccountNumber.IsBic(plain) && bank.Length > 0;
            return Node("FinInstnId", told, isNamed ? Node("Nm", Text(bank, NameLength)) : null);
        }

        private string Amount(decimal amount) => amount.ToString(
            "F" + Currencies.Digits(currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    private static string IdOf(Guid id) => id.ToString("N");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // What no XML may contain is left out; a text is never empty.
    private static string Text(string text, int length)
    {
        var plain = string.Concat(text.Where(XmlConvert.IsXmlChar).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return plain.Length == 0 ? "-" : plain.Length > length ? plain[..length].TrimEnd() : plain;
    }
}
