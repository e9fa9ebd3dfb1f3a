using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ErpCrm.Finance.BankAccounts;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.PaymentCodes;

/// <summary>One field of a payment link.</summary>
/// <param name="Id">Two digits.</param>
internal sealed record ElqrField(string Id, string Value);

/// <summary>
/// A payment link of Kyrgyz banks (ELQR; rules 2019-P-14/62-5 of the National Bank): after <c>#</c> stand fields of two
/// digits of id, two of length and the value. The last one, 63, is the end of the SHA-256 of all before it as it reads
/// when nothing is escaped, and no CRC as elsewhere.
/// </summary>
internal sealed class ElqrLink
{
    public const int LinkLength = 1000;

    /// <summary>Opens with the application of any bank.</summary>
    public const string Router = "https://pay.payqr.kg/#";

    public const string Currency = "KGS";
    private const string LinkField = nameof(BankAccount.PaymentLink);
    private const string Version = "00";
    private const string Kind = "01";
    private const string Service = "32";
    private const string Merchant = "33";
    private const string Comment = "34";
    private const string CurrencyCode = "53";
    private const string Amount = "54";
    private const string Sum = "63";
    private const string SumHead = "6304";
    private const string ForManyPayments = "11";
    private const string ForOnePayment = "12";
    private const string Som = "417";
    private const int SumLength = 4;
    private const int CommentLength = 32;
    private const int AmountLength = 13;

    private static readonly string[] Needed = [Version, Kind, Service, CurrencyCode];

    private ElqrLink(IReadOnlyList<ElqrField> fields) => Fields = fields;

    /// <summary>Without the sum at the end.</summary>
    public IReadOnlyList<ElqrField> Fields { get; }

    /// <summary>What is paid, in tyiyn; null where the payer says it, which some banks write as nought.</summary>
    public long? Tyiyn => long.TryParse(ValueOf(Amount), NumberStyles.None, CultureInfo.InvariantCulture, out var tyiyn)
        && tyiyn > 0 ? tyiyn : null;

    /// <summary>For whom the payment is: field 34.</summary>
    public string? Reference => ValueOf(Comment);

    /// <summary>Whether it is for one payment alone.</summary>
    public bool IsForOne => ValueOf(Kind) == ForOnePayment;

    /// <summary>The link that a bank gives for any number of payments.</summary>
    /// <exception cref="BusinessRuleException">It is none, or not whole.</exception>
    public static ElqrLink ReadStatic(string typed)
    {
        var link = Read(typed);
        return link.ValueOf(Kind) == ForManyPayments
            ? link
            : throw new BusinessRuleException("This link is for one payment. Copy the one for any number of payments.")
            {
                Field = LinkField
            };
    }

    /// <exception cref="BusinessRuleException">It is no payment link, or not whole.</exception>
    public static ElqrLink Read(string typed)
    {
        var text = typed.Trim();
        var at = text.IndexOf('#', StringComparison.Ordinal);
        if (at < 0 || text.Length > LinkLength)
            throw new BusinessRuleException("This is no payment link: one has a # with figures behind it.")
            {
                Field = LinkField
            };
        var escaped = text[(at + 1)..];
        // Some banks write a space as a plus, as forms do.
        string[] readings = [Uri.UnescapeDataString(escaped), Uri.UnescapeDataString(escaped.Replace('+', ' '))];
        var reading = readings.FirstOrDefault(IsWhole) ?? readings[0];
        var fields = FieldsOf(reading);
        Check(fields, IsWhole(reading));
        return new ElqrLink([.. fields.Take(fields.Count - 1)]);
    }

    /// <summary>The same for a link that was accepted before; null where it is none.</summary>
    public static ElqrLink? Find(string? link)
    {
        try
        {
            return string.IsNullOrWhiteSpace(link) ? null : Read(link);
        }
        catch (BusinessRuleException)
        {
            return null;
        }
    }

    /// <summary>The link for one payment: what is paid, and for what.</summary>
    /// <param name="tyiyn">More than nought.</param>
    /// <returns>Null where the amount has no room.</returns>
    public ElqrLink? For(long tyiyn, string reference)
    {
        var amount = tyiyn.ToString(CultureInfo.InvariantCulture);
        if (tyiyn <= 0 || amount.Length > AmountLength) return null;
        var fields = Fields.Select(field => field.Id == Kind ? field with { Value = ForOnePayment } : field).ToList();
        // By a value with colons a bank finds its merchant: that is not ours to replace.
        if (ValueOf(Comment)?.Contains(':', StringComparison.Ordinal) != true)
            Put(fields, Comment, reference.Length <= CommentLength ? reference : reference[^CommentLength..],
                fields.FindLastIndex(field => field.Id is Service or Merchant) + 1);
        Put(fields, Amount, amount, fields.FindIndex(field => field.Id == CurrencyCode) + 1);
        return new ElqrLink(fields);
    }

    /// <summary>As it stands in a code that is scanned.</summary>
    public override string ToString()
    {
        var body = Body(Fields);
        return Router + Uri.EscapeDataString(body + SumHead + SumOf(body));
    }

    internal static string SumOf(string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[^SumLength..];

    internal static string Body(IEnumerable<ElqrField> fields) => string.Concat(
        fields.Select(field => string.Create(CultureInfo.InvariantCulture,
            $"{field.Id}{field.Value.Length:00}{field.Value}")));

    private string? ValueOf(string id) => Fields.FirstOrDefault(field => field.Id == id)?.Value;

    private static void Put(List<ElqrField> fields, string id, string value, int at)
    {
        var known = fields.FindIndex(field => field.Id == id);
        if (known >= 0) fields[known] = new ElqrField(id, value);
        else fields.Insert(at, new ElqrField(id, value));
    }

    private static List<ElqrField> FieldsOf(string text)
    {
        var fields = new List<ElqrField>();
        for (var at = 0; at < text.Length;)
        {
            if (at + 4 > text.Length || !text.Substring(at, 4).All(char.IsAsciiDigit)) throw NotWhole();
            var length = int.Parse(text.AsSpan(at + 2, 2), NumberStyles.None, CultureInfo.InvariantCulture);
            if (at + 4 + length > text.Length) throw NotWhole();
            fields.Add(new ElqrField(text.Substring(at, 2), text.Substring(at + 4, length)));
            at += 4 + length;
        }

        return fields;
    }

    private static void Check(List<ElqrField> fields, bool isWhole)
    {
        if (fields is not [.., { Id: Sum, Value.Length: SumLength }]
            || Needed.Any(id => fields.Count(field => field.Id == id) != 1)
            || new[] { Comment, Amount, Sum }.Any(id => fields.Count(field => field.Id == id) > 1))
            throw NotWhole();
        if (!isWhole)
            throw new BusinessRuleException("The check figures of this link are wrong. Copy it from your bank once more.")
            {
                Field = LinkField
            };
        if (fields.Single(field => field.Id == CurrencyCode).Value != Som)
            throw new BusinessRuleException("This link is not for payments in som.") { Field = LinkField };
    }

    // Written in small letters by most banks, in capitals by some.
    private static bool IsWhole(string text) =>
        text.Length > SumHead.Length + SumLength && SumOf(text[..^(SumHead.Length + SumLength)])
            .Equals(text[^SumLength..], StringComparison.OrdinalIgnoreCase);

    private static BusinessRuleException NotWhole() =>
        new("Something is missing in this link. Copy it from your bank once more.") { Field = LinkField };
}
