using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.Certificates;

/// <summary>What is certified of one invoice (domain-rules §30).</summary>
/// <param name="Net">Document currency.</param>
/// <param name="Faults">Rows that contradict each other; on sound data there are none.</param>
internal sealed record Certificate(Guid InvoiceId, string Number, Guid CompanyId, string CustomerName,
    DateOnly IssuedOn, string Currency, decimal Net, decimal BaseNet, decimal ExchangeRate,
    IReadOnlyList<Fault> Faults, IReadOnlyList<Explanation> Explanations)
{
    public Verdict Verdict => Faults.Count > 0 ? Verdict.Unexplained
        : Explanations.Count > 0 ? Verdict.Explained
        : Verdict.Matched;

    /// <summary>Of the net amount: what has no work behind it, openly.</summary>
    public decimal Unbacked => Explanations.Where(e => e.IsUnbacked).Sum(e => e.Amount);

    /// <summary>Of the net amount: what has work behind it.</summary>
    public decimal Matched => Net - Unbacked;

    /// <summary>The net amount in base currency by verdict; the parts add up to it. Of an unexplained invoice nothing
    /// is certain.</summary>
    public CertificateSum Sum(string baseCurrency)
    {
        if (Verdict == Verdict.Unexplained) return new CertificateSum(1, 1, BaseNet, 0, 0, BaseNet);
        var matched = Unbacked == 0 ? BaseNet : Rounding.Round(Matched * ExchangeRate, baseCurrency);
        return new CertificateSum(1, 0, BaseNet, matched, BaseNet - matched, 0);
    }
}

/// <summary>Net amounts of invoices by verdict, in base currency.</summary>
/// <param name="Turned">How many of them are unexplained.</param>
internal sealed record CertificateSum(int Invoices, int Turned, decimal Net, decimal Matched, decimal Explained,
    decimal Unexplained)
{
    public static readonly CertificateSum Nothing = new(0, 0, 0, 0, 0, 0);

    /// <summary>Of the invoiced value: what is matched; null when nothing was invoiced.</summary>
    public decimal? Share => Net == 0 ? null : Matched / Net;

    public static CertificateSum Of(IEnumerable<Certificate> certificates, string baseCurrency) => certificates
        .Select(c => c.Sum(baseCurrency)).Aggregate(Nothing, (sum, one) => sum.With(one));

    private CertificateSum With(CertificateSum other) => new(Invoices + other.Invoices, Turned + other.Turned,
        Net + other.Net, Matched + other.Matched, Explained + other.Explained, Unexplained + other.Unexplained);
}
