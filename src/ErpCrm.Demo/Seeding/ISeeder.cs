namespace ErpCrm.Demo.Seeding;

/// <summary>
/// A module's part in filling an empty database with a large company.
/// Time goes on week by week; in every week each seeder, in order, makes what its module makes
/// in a week, and the events are delivered before the next one's turn. One instance lives as long as the whole run.
/// </summary>
public interface ISeeder
{
    /// <summary>Seeders take turns in this order.</summary>
    int Order { get; }

    /// <summary>Prepares the first week: people, settings.</summary>
    Task BeginAsync(SeedWorld world, CancellationToken ct);

    /// <summary>Makes one week.</summary>
    Task PlayAsync(SeedWorld world, SeedWeek week, CancellationToken ct);

    /// <summary>Makes what lies open at the end: the pipeline, plans for the coming weeks.</summary>
    Task EndAsync(SeedWorld world, CancellationToken ct);
}
