using System.Text.RegularExpressions;
using ErpCrm.Finance.Billing.CreditNotes;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Numbering.OwnSeries;

/// <summary>A series of invoice numbers beside the usual one (domain-rules §3): its own prefix, its own numbers without
/// gaps in every year, chosen on the draft.</summary>
internal sealed partial class InvoiceSeries : Entity
{
    public const int NameLength = 60;
    public const int PrefixLength = 8;
    public const int LargestStart = 1_000_000;

    private InvoiceSeries()
    {
    }

    public InvoiceSeries(InvoiceSeriesTerms terms)
    {
        IsActive = true;
        Change(terms, isUsed: false);
    }

    public string Name { get; private set; } = "";

    /// <summary><c>EXP</c> of <c>EXP-2026-0001</c>.</summary>
    public string Prefix { get; private set; } = "";

    /// <summary>The first number of its first year; every later year begins with 1.</summary>
    public int StartsAt { get; private set; }

    /// <summary>New invoices in this currency are in it; null where it is only chosen.</summary>
    public string? Currency { get; private set; }

    /// <summary>The account that its invoices are paid to; null for the one of their currency.</summary>
    public Guid? BankAccountId { get; private set; }

    /// <summary>Whether new drafts may choose it.</summary>
    public bool IsActive { get; private set; }

    /// <param name="isUsed">Whether it has given numbers.</param>
    public void Change(InvoiceSeriesTerms terms, bool isUsed)
    {
        var prefix = terms.Prefix.Trim().ToUpperInvariant();
        if (isUsed && (prefix, terms.StartsAt) != (Prefix, StartsAt))
            throw new BusinessRuleException("It has given numbers: prefix and first number stay.")
            {
                Field = nameof(Prefix)
            };
        if (!Plain().IsMatch(prefix) || prefix is Invoice.Prefix or CreditNote.Prefix)
            throw new BusinessRuleException("Up to eight Latin letters and figures that no other series has.")
            {
                Field = nameof(Prefix)
            };
        if (terms.StartsAt is < 1 or > LargestStart)
            throw new BusinessRuleException("Between {0} and {1}.", 1, LargestStart) { Field = nameof(StartsAt) };
        if (terms.Currency is { } currency && !Currencies.IsKnown(currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        (Name, Prefix, StartsAt) = (terms.Name.Trim(), prefix, terms.StartsAt);
        (Currency, BankAccountId) = (terms.Currency, terms.BankAccountId);
    }

    public void SwitchOn(bool isActive) => IsActive = isActive;

    [GeneratedRegex("^[A-Z][A-Z0-9]{0,7}$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}

/// <summary>What can be typed of a series.</summary>
internal sealed record InvoiceSeriesTerms(string Name, string Prefix, int StartsAt, string? Currency,
    Guid? BankAccountId);

internal static class InvoiceSeriesQueries
{
    /// <summary>The series of new invoices in a currency; null for the usual one.</summary>
    public static Task<Guid?> UsualAsync(this IQueryable<InvoiceSeries> series, string currency,
        CancellationToken ct) =>
        series.AsNoTracking().Where(s => s.IsActive && s.Currency == currency).OrderBy(s => s.Name)
            .Select(s => (Guid?)s.Id).FirstOrDefaultAsync(ct);

    /// <summary>Whether it has given numbers.</summary>
    public static Task<bool> IsUsedAsync(this FinanceDbContext db, string prefix, CancellationToken ct)
    {
        var years = prefix + "-";
        return db.NumberSequences.AnyAsync(s => s.Series.StartsWith(years), ct);
    }
}

internal sealed class InvoiceSeriesConfiguration : IEntityTypeConfiguration<InvoiceSeries>
{
    public void Configure(EntityTypeBuilder<InvoiceSeries> series)
    {
        series.ToTable("InvoiceSeries");
        series.Property(s => s.Name).HasMaxLength(InvoiceSeries.NameLength);
        series.Property(s => s.Prefix).HasMaxLength(InvoiceSeries.PrefixLength);
        series.Property(s => s.Currency).HasMaxLength(Currencies.CodeLength);
        series.HasIndex(s => s.Name).IsUnique();
        series.HasIndex(s => s.Prefix).IsUnique();
    }
}
