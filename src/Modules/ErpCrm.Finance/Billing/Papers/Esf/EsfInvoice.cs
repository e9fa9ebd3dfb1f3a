using System.Globalization;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.Papers.Esf;

/// <summary>How far an invoice has come with the tax service.</summary>
internal enum EsfState
{
    ToSend,
    Sent,

    /// <summary>By the buyer, on line.</summary>
    Confirmed,

    /// <summary>By the buyer or by the service.</summary>
    Refused,

    /// <summary>It is none that is reported.</summary>
    NotNeeded,
}

/// <summary>What became of one.</summary>
/// <param name="Number">What the service calls it; what was known before stays where nothing is said.</param>
/// <param name="On">The day on which it came to that.</param>
internal sealed record EsfMark(EsfState State, string? Number, DateOnly? On, string? Reason);

/// <summary>
/// An issued invoice as the tax service knows it (ЭСФ, resolution 141 of 2022): the seller draws it up there, the buyer
/// confirms it there. Kept account of by hand.
/// </summary>
internal sealed class EsfInvoice : Entity
{
    public const int NumberLength = 60;
    public const int ReasonLength = 400;

    private EsfInvoice()
    {
    }

    /// <param name="buyerTaxId">As it stands on the invoice.</param>
    public EsfInvoice(Invoice issued, string buyerTaxId)
    {
        (InvoiceId, IssuedOn, BuyerTaxId) = (issued.Id, issued.IssuedOn!.Value, buyerTaxId);
        var groups = issued.VatGroups();
        (TaxedNet, FreeNet) = (groups.Where(g => g.Percent > 0).Sum(g => g.Base),
            groups.Where(g => g.Percent == 0).Sum(g => g.Base));
        Rates = string.Join('\n', groups.Select(g => string.Create(CultureInfo.InvariantCulture,
            $"{g.Percent}|{g.Base}|{g.Vat}")));
    }

    [NotAudited]
    public Guid InvoiceId { get; private set; }

    public Invoice Invoice { get; private set; } = null!;

    /// <summary>Of the invoice.</summary>
    [NotAudited]
    public DateOnly IssuedOn { get; private set; }

    [NotAudited]
    public string BuyerTaxId { get; private set; } = "";

    /// <summary>Net amount on which VAT is charged.</summary>
    [NotAudited]
    public decimal TaxedNet { get; private set; }

    /// <summary>Net amount on which none is.</summary>
    [NotAudited]
    public decimal FreeNet { get; private set; }

    /// <summary>Percent, base and VAT of each rate, a line each.</summary>
    [NotAudited]
    public string Rates { get; private set; } = "";

    public EsfState State { get; private set; }
    public string Number { get; private set; } = "";

    /// <summary>The day of its state; null as long as it waits.</summary>
    public DateOnly? StateOn { get; private set; }

    /// <summary>Why it was refused, or is not needed.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who said so last.</summary>
    [NotAudited]
    public string MarkedByName { get; private set; } = "";

    /// <summary>What it was marked as last.</summary>
    public EsfMark Marked => new(State, Number, StateOn, Reason);

    /// <exception cref="BusinessRuleException">The day cannot be, or nobody says why it was refused.</exception>
    public void Mark(EsfMark mark, DateOnly today, string byName)
    {
        var reason = mark.Reason?.Trim() ?? "";
        DateOnly? on = mark.State == EsfState.ToSend ? null : mark.On ?? today;
        if (on > today)
            throw new BusinessRuleException("The day may not lie in the future.") { Field = nameof(EsfMark.On) };
        if (on < IssuedOn)
            throw new BusinessRuleException("The invoice was issued after that day.") { Field = nameof(EsfMark.On) };
        if (mark.State == EsfState.Refused && reason.Length == 0)
            throw new BusinessRuleException("Say why it was refused.") { Field = nameof(EsfMark.Reason) };
        (State, StateOn, MarkedByName) = (mark.State, on, byName);
        Number = mark.Number is { } number ? number.Trim() : Number;
        Reason = mark.State is EsfState.Refused or EsfState.NotNeeded ? reason : "";
    }

    /// <summary>Percent, base and VAT of each rate.</summary>
    public static IEnumerable<(decimal Percent, decimal Base, decimal Vat)> RatesOf(string rates) =>
        rates.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|'))
            .Select(parts => (Of(parts[0]), Of(parts[1]), Of(parts[2])));

    private static decimal Of(string figure) => decimal.Parse(figure, CultureInfo.InvariantCulture);
}

internal sealed class EsfInvoiceConfiguration : IEntityTypeConfiguration<EsfInvoice>
{
    public void Configure(EntityTypeBuilder<EsfInvoice> esf)
    {
        esf.ToTable("EsfInvoices");
        esf.Property(e => e.Id).ValueGeneratedNever();
        esf.Property(e => e.BuyerTaxId).HasMaxLength(40);
        esf.Property(e => e.Rates).HasMaxLength(2000);
        esf.Property(e => e.Number).HasMaxLength(EsfInvoice.NumberLength);
        esf.Property(e => e.Reason).HasMaxLength(EsfInvoice.ReasonLength);
        esf.Ignore(e => e.Marked);
        esf.HasOne(e => e.Invoice).WithOne().HasForeignKey<EsfInvoice>(e => e.InvoiceId)
            .OnDelete(DeleteBehavior.Restrict);
        esf.HasIndex(e => e.InvoiceId).IsUnique();
        esf.HasIndex(e => new { e.State, e.IssuedOn });
        esf.HasIndex(e => e.IssuedOn);
    }
}
