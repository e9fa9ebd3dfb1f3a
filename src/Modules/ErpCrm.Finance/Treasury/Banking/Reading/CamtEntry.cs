using System.Globalization;
using System.Xml.Linq;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>One entry of camt.053: one line, or several where the bank booked several at once and says what each
/// came to.</summary>
internal static class CamtEntry
{
    // What banks write where they have no number.
    private static readonly HashSet<string> Nothing =
        new(["NOTPROVIDED", "NONREF", "NOREF", "NOTAVAILABLE"], StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<ReadLine> LinesOf(XElement entry)
    {
        var details = Elements(entry, "NtryDtls").SelectMany(d => Elements(d, "TxDtls")).ToList();
        var (amount, on) = (Signed(entry), DayOf(entry));
        var id = IdOf(entry, "AcctSvcrRef") ?? IdOf(entry, "NtryRef");
        var amounts = details.ConvertAll(d => AmountOf(d, amount));
        if (details.Count > 1 && amounts.TrueForAll(a => a is not null) && amounts.Sum() == amount)
        {
            return details.Select((d, i) => LineOf(entry, d, on, amounts[i]!.Value,
                IdOf(d, "Refs", "AcctSvcrRef") ?? (id is null ? null : $"{id}/{i + 1}")));
        }

        return [LineOf(entry, details.FirstOrDefault(), on, amount,
            id ?? (details.Count == 1 ? IdOf(details[0], "Refs", "AcctSvcrRef") : null))];
    }

    public static decimal Signed(XElement element)
    {
        var amount = decimal.Parse(Camt053.Text(element, "Amt") ?? throw new FormatException("An amount is missing."),
            NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return Camt053.Text(element, "CdtDbtInd") == "DBIT" ? -amount : amount;
    }

    public static string CurrencyOf(XElement element) =>
        Camt053.Find(element, "Amt")?.Attribute("Ccy")?.Value.Trim() ?? "";

    private static ReadLine LineOf(XElement entry, XElement? details, DateOnly on, decimal amount, string? id)
    {
        var side = amount > 0 ? "Dbtr" : "Cdtr";
        var parties = details is null ? null : Camt053.Find(details, "RltdPties");
        return new ReadLine(on, amount, TextOf(entry, details),
            parties is null ? "" : Camt053.Text(parties, side, "Nm") ?? Camt053.Text(parties, side, "Pty", "Nm") ?? "",
            parties is null ? "" : Camt053.Text(parties, side + "Acct", "Id", "IBAN")
                ?? Camt053.Text(parties, side + "Acct", "Id", "Othr", "Id") ?? "",
            parties is null ? "" : TaxIdOf(Camt053.Find(parties, side)),
            id);
    }

    private static string TextOf(XElement entry, XElement? details)
    {
        var remittance = details is null ? null : Camt053.Find(details, "RmtInf");
        var parts = new List<string?>();
        if (remittance is not null)
        {
            parts.AddRange(Elements(remittance, "Ustrd").Select(u => u.Value));
            parts.AddRange(Elements(remittance, "Strd").Select(s => Camt053.Text(s, "CdtrRefInf", "Ref")));
            parts.AddRange(Elements(remittance, "Strd").SelectMany(s => Elements(s, "RfrdDocInf"))
                .Select(d => Camt053.Text(d, "Nb")));
        }

        if (details is not null)
        {
            parts.Add(IdOf(details, "Refs", "EndToEndId"));
            parts.Add(Camt053.Text(details, "AddtlTxInf"));
        }

        parts.Add(Camt053.Text(entry, "AddtlNtryInf"));
        return string.Join(' ', parts.Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => p!.Trim()).Distinct());
    }

    private static string TaxIdOf(XElement? party)
    {
        if (party is null) return "";
        var inside = Camt053.Find(party, "Pty") ?? party;
        return Camt053.Text(inside, "Id", "OrgId", "Othr", "Id") ?? Camt053.Text(inside, "Id", "PrvtId", "Othr", "Id")
            ?? "";
    }

    private static decimal? AmountOf(XElement details, decimal whole)
    {
        var text = Camt053.Text(details, "Amt") ?? Camt053.Text(details, "AmtDtls", "TxAmt", "Amt");
        if (text is null) return null;
        var amount = decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        var isOut = Camt053.Text(details, "CdtDbtInd") is { } side ? side == "DBIT" : whole < 0;
        return isOut ? -amount : amount;
    }

    private static DateOnly DayOf(XElement entry) =>
        Camt053.Day(entry, "BookgDt", "Dt") ?? Camt053.Day(entry, "BookgDt", "DtTm")
        ?? Camt053.Day(entry, "ValDt", "Dt") ?? Camt053.Day(entry, "ValDt", "DtTm")
        ?? throw new FormatException("A day is missing.");

    private static string? IdOf(XElement element, params ReadOnlySpan<string> path) =>
        Camt053.Text(element, path) is { } id && !Nothing.Contains(id) ? id : null;

    private static IEnumerable<XElement> Elements(XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);
}
