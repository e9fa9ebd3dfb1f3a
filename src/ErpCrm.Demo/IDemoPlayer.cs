namespace ErpCrm.Demo;

/// <summary>Fills an empty installation with the demo company.</summary>
public interface IDemoPlayer
{
    /// <summary>Plays the whole year up to today; takes up to some minutes.</summary>
    Task PlayAsync(CancellationToken ct);

    /// <summary>How far it is; null before the first day.</summary>
    DemoProgress? Progress { get; }
}

/// <summary>How far the play is.</summary>
/// <param name="Days">Days played.</param>
/// <param name="Of">Days to play.</param>
/// <param name="Elapsed">Since the beginning.</param>
public sealed record DemoProgress(int Days, int Of, TimeSpan Elapsed)
{
    /// <summary>What is left at the pace so far; null until a pace can be told.</summary>
    public TimeSpan? Left => Days < Of / 20 ? null : Elapsed / Days * (Of - Days);
}
