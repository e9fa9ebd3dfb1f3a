using ErpCrm.Finance.Copies;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Treasury.LateCharges;

/// <summary>What holds for one customer when it pays late.</summary>
/// <param name="ScheduleId">By which reminders it is reminded; null for the usual ones.</param>
/// <param name="Email">Where reminders go; empty for the address of its company.</param>
/// <param name="LatePercent">Interest a year, where it was agreed.</param>
/// <param name="LateFee">For each late invoice, in the customer's currency, where it was agreed.</param>
/// <param name="LateFrom">Invoices due from that day on bear it.</param>
/// <param name="AgreedIn">The contract that says so.</param>
internal sealed record CollectionTermsData(Guid? ScheduleId, bool IsOff, string OffReason, string Email,
    decimal? LatePercent, decimal? LateFee, DateOnly? LateFrom, string AgreedIn);

/// <summary>How a customer is reminded where that is another than usual, and what was agreed for paying late.</summary>
internal sealed class CollectionTerms : IPartOf
{
    public const int TextLength = 200;
    public const decimal MostPercent = 100;

    private CollectionTerms()
    {
    }

    public CollectionTerms(Guid companyId) => CompanyId = companyId;

    public Guid Id { get; private init; } = Ids.New();

    [NotAudited]
    public Guid CompanyId { get; private set; }

    [NotAudited]
    public Guid? ScheduleId { get; private set; }

    /// <summary>Whether it gets no reminders.</summary>
    public bool IsOff { get; private set; }

    public string OffReason { get; private set; } = "";
    public string Email { get; private set; } = "";
    public decimal? LatePercent { get; private set; }
    public decimal? LateFee { get; private set; }
    public DateOnly? LateFrom { get; private set; }
    public string AgreedIn { get; private set; } = "";

    /// <summary>Raised with each change; forms carry it back.</summary>
    public int Version { get; private set; }

    public bool HasLateCharges => LatePercent > 0 || LateFee > 0;

    public CollectionTermsData Data => new(ScheduleId, IsOff, OffReason, Email, LatePercent, LateFee, LateFrom,
        AgreedIn);

    Type IPartOf.OwnerType => typeof(Customer);

    Guid IPartOf.OwnerId => CompanyId;

    public void Change(CollectionTermsData data)
    {
        if (data.LatePercent is < 0 or > MostPercent)
            throw new BusinessRuleException("Interest is between 0 and {0} % a year.", MostPercent)
            {
                Field = nameof(LatePercent)
            };
        if (data.LateFee < 0)
            throw new BusinessRuleException("Enter an amount above zero.") { Field = nameof(LateFee) };
        var isAgreed = data.LatePercent > 0 || data.LateFee > 0;
        if (isAgreed && data.AgreedIn.Length == 0)
            throw new BusinessRuleException("Say where it was agreed: interest is charged only where a contract says so.")
            {
                Field = nameof(AgreedIn)
            };
        (ScheduleId, IsOff, OffReason, Email) = (data.ScheduleId, data.IsOff, data.OffReason, data.Email);
        (LatePercent, LateFee, LateFrom, AgreedIn) = (data.LatePercent, data.LateFee, data.LateFrom, data.AgreedIn);
        Version++;
    }
}

internal sealed class CollectionTermsConfiguration : IEntityTypeConfiguration<CollectionTerms>
{
    public void Configure(EntityTypeBuilder<CollectionTerms> terms)
    {
        terms.ToTable("CollectionTerms");
        terms.Property(t => t.Id).ValueGeneratedNever();
        terms.Property(t => t.OffReason).HasMaxLength(CollectionTerms.TextLength);
        terms.Property(t => t.Email).HasMaxLength(256);
        terms.Property(t => t.AgreedIn).HasMaxLength(CollectionTerms.TextLength);
        terms.Property(t => t.LatePercent).HasPrecision(7, 4);
        terms.Property(t => t.Version).IsConcurrencyToken();
        terms.Ignore(t => t.HasLateCharges).Ignore(t => t.Data);
        terms.HasIndex(t => t.CompanyId);
    }
}
