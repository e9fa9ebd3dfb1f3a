using ErpCrm.Finance.Billing.Concessions;
using ErpCrm.Finance.Billing.Invoices;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Billing.OpenWriteOffs;

/// <summary>Why something that is open is given up.</summary>
internal enum OpenWriteOffKind
{
    BankCharges,
    Rounding,
    OtherDifference,
    BadDebt,
}

/// <summary>What is given up of an invoice.</summary>
/// <param name="Amount">In the invoice's currency.</param>
/// <param name="WithVatRelief">Of a bad debt: the VAT in it is not owed to the state any more.</param>
internal sealed record OpenWriteOffTerms(OpenWriteOffKind Kind, decimal Amount, DateOnly On, string Reason,
    bool WithVatRelief)
{
    public bool IsBadDebt => Kind == OpenWriteOffKind.BadDebt;
}

/// <summary>
/// A part of what is open of an invoice that nobody pays; it settles the invoice as a payment does, and is no credit
/// note (domain-rules §7). Written once, never changed (§4): a second row with the opposite sign takes it back.
/// </summary>
internal sealed class OpenWriteOff : IPartOf
{
    public const int ReasonLength = 300;
    public const int NameLength = 120;

    private OpenWriteOff()
    {
    }

    internal OpenWriteOff(Invoice invoice, OpenWriteOffTerms terms, decimal baseAmount, decimal vat, AskedBy by)
    {
        (InvoiceId, Kind, Amount, BaseAmount) = (invoice.Id, terms.Kind, terms.Amount, baseAmount);
        (HasVatRelief, VatAmount, On, Reason) = (terms.WithVatRelief, vat, terms.On, terms.Reason);
        (WrittenById, WrittenByName) = (by.UserId, by.UserName);
    }

    public Guid Id { get; private init; } = Ids.New();
    public Guid InvoiceId { get; private set; }
    public OpenWriteOffKind Kind { get; private set; }

    /// <summary>In the invoice's currency, with VAT; negative when it takes another one back.</summary>
    public decimal Amount { get; private set; }

    /// <summary>By how much less the invoice is open in base currency, at its own rate.</summary>
    [NotAudited]
    public decimal BaseAmount { get; private set; }

    [NotAudited]
    public bool HasVatRelief { get; private set; }

    /// <summary>The part of <see cref="Amount"/> that is VAT and not owed to the state any more; 0 without
    /// relief.</summary>
    [NotAudited]
    public decimal VatAmount { get; private set; }

    /// <summary>From this day on it counts.</summary>
    public DateOnly On { get; private set; }

    public string Reason { get; private set; } = "";

    [NotAudited]
    public Guid WrittenById { get; private set; }

    [NotAudited]
    public string WrittenByName { get; private set; } = "";

    /// <summary>The one that this takes back.</summary>
    [NotAudited]
    public Guid? ReversesId { get; private set; }

    public bool IsBadDebt => Kind == OpenWriteOffKind.BadDebt;

    Type IPartOf.OwnerType => typeof(Invoice);

    Guid IPartOf.OwnerId => InvoiceId;

    /// <summary>The opposite entry.</summary>
    internal OpenWriteOff TakenBack(Invoice invoice, DateOnly on, string reason, decimal baseAmount, AskedBy by) =>
        new(invoice, new OpenWriteOffTerms(Kind, -Amount, on, reason, HasVatRelief), baseAmount, -VatAmount, by)
        {
            ReversesId = Id,
        };

    /// <summary>English word of the reason, the key of its translation.</summary>
    public static string WordOf(OpenWriteOffKind kind) => kind switch
    {
        OpenWriteOffKind.BankCharges => "Bank charges",
        OpenWriteOffKind.Rounding => "Rounding",
        OpenWriteOffKind.BadDebt => "Bad debt",
        _ => "Other difference",
    };
}

internal sealed class OpenWriteOffConfiguration : IEntityTypeConfiguration<OpenWriteOff>
{
    public void Configure(EntityTypeBuilder<OpenWriteOff> row)
    {
        row.ToTable("OpenWriteOffs");
        row.Property(w => w.Id).ValueGeneratedNever();
        row.Property(w => w.Reason).HasMaxLength(OpenWriteOff.ReasonLength);
        row.Property(w => w.WrittenByName).HasMaxLength(OpenWriteOff.NameLength);
        row.Ignore(w => w.IsBadDebt);
        row.HasOne<Invoice>().WithMany().HasForeignKey(w => w.InvoiceId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(w => w.On);
        row.HasIndex(w => w.ReversesId).IsUnique();
    }
}
