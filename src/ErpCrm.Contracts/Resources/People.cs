using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Resources;

/// <summary>Somebody who works for the company, with a sign-in or without; carries the whole state.</summary>
/// <param name="UserId">The user this person signs in as, or null.</param>
[EventName("resources.person-changed")]
public sealed record PersonChanged(
    Guid PersonId,
    Guid? UserId,
    string Name,
    string Department,
    string JobTitle,
    DateOnly JoinedOn,
    DateOnly? LeftOn,
    int SourceVersion) : DomainEvent, ITellsOutside
{
    public static string OutsideName => "person.changed";

    public OutsideNote ToldOutside() => new(Kinds.Person, PersonId);
}

/// <summary>Somebody who was entered by mistake is gone: nothing ever belonged to the person.</summary>
[EventName("resources.person-withdrawn")]
public sealed record PersonWithdrawn(Guid PersonId) : DomainEvent;

/// <summary>
/// A person's rates from a day on, in base currency per hour: <paramref name="CostPerHour"/> is what an hour costs
/// (domain-rules §13), <paramref name="BillPerHour"/> what it is sold for; null when the person is not sold.
/// </summary>
[EventName("resources.rate-set")]
public sealed record PersonRateSet(Guid RateId, Guid PersonId, DateOnly ValidFrom, decimal CostPerHour,
    decimal? BillPerHour)
    : DomainEvent;

/// <summary>A rate was taken back before it was used.</summary>
[EventName("resources.rate-removed")]
public sealed record PersonRateRemoved(Guid RateId, Guid PersonId) : DomainEvent;
