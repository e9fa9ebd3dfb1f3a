using ErpCrm.Contracts.Resources;
using ErpCrm.Platform.Data;
using ErpCrm.Resources.People;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.Rates;

/// <summary>
/// What an hour of a person costs and sells for from a day on, in
/// base currency (domain-rules §13). Never changed: a new rate starts on another day, so that rates cannot overlap.
/// </summary>
[StoredAs("Rate")]
internal sealed class PersonRate : Entity, IPartOf
{
    private const int Digits = 2;

    private PersonRate()
    {
    }

    /// <param name="known">The person's rates so far.</param>
    public PersonRate(Guid personId, DateOnly validFrom, decimal costPerHour, decimal? billPerHour,
        IEnumerable<PersonRate> known)
    {
        if (known.Any(r => r.ValidFrom == validFrom))
            throw new BusinessRuleException("There is already a rate from {0}. Choose another day.",
                validFrom) { Field = nameof(ValidFrom) };
        if (costPerHour < 0) throw new BusinessRuleException("A rate is not negative.") { Field = nameof(CostPerHour) };
        if (billPerHour is <= 0)
            throw new BusinessRuleException("Leave the selling rate empty for people who are not sold.")
            {
                Field = nameof(BillPerHour)
            };

        (PersonId, ValidFrom) = (personId, validFrom);
        (CostPerHour, BillPerHour) = (Exact(costPerHour, nameof(CostPerHour)),
            billPerHour is { } bill ? Exact(bill, nameof(BillPerHour)) : null);
        Raise(new PersonRateSet(Id, PersonId, ValidFrom, CostPerHour, BillPerHour));
    }

    public Guid PersonId { get; private set; }
    public DateOnly ValidFrom { get; private set; }
    public decimal CostPerHour { get; private set; }

    /// <summary>Null when the person is not sold.</summary>
    public decimal? BillPerHour { get; private set; }

    Type IPartOf.OwnerType => typeof(PersonRate);

    Guid IPartOf.OwnerId => PersonId;

    private static decimal Exact(decimal rate, string field) =>
        rate == Rounding.Round(rate, Digits)
            ? rate
            : throw new BusinessRuleException("Decimals: at most {0}.", Digits) { Field = field };

    /// <summary>The rate of a day: the newest that is valid by then, or null.</summary>
    public static PersonRate? On(IEnumerable<PersonRate> rates, DateOnly day) =>
        rates.Where(r => r.ValidFrom <= day).MaxBy(r => r.ValidFrom);

    public bool CanBeRemoved(DateOnly today) => ValidFrom > today;

    /// <summary>Takes back a rate that does not hold yet.</summary>
    public void Remove(DateOnly today)
    {
        if (!CanBeRemoved(today))
            throw new BusinessRuleException("This rate already holds. Set a new one from a later day.");
        Raise(new PersonRateRemoved(Id, PersonId));
    }
}

internal sealed class PersonRateConfiguration : IEntityTypeConfiguration<PersonRate>
{
    public void Configure(EntityTypeBuilder<PersonRate> rate)
    {
        rate.ToTable("Rates");
        rate.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
        rate.HasIndex(r => new { r.PersonId, r.ValidFrom }).IsUnique();
    }
}
