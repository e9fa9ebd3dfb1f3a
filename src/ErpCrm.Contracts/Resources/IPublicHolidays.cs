namespace ErpCrm.Contracts.Resources;

/// <summary>Asked by whoever does something on working days only.</summary>
public interface IPublicHolidays
{
    /// <summary>Days on which the company does not work, both ends included; weekends are not among them.</summary>
    Task<IReadOnlyList<DateOnly>> BetweenAsync(DateOnly first, DateOnly last, CancellationToken ct);
}
