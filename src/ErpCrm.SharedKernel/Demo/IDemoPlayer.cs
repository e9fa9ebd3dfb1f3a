namespace ErpCrm.SharedKernel.Demo;

/// <summary>Fills an empty installation with the demo company.</summary>
public interface IDemoPlayer
{
    /// <summary>Plays the whole year up to today; takes up to some minutes.</summary>
    Task PlayAsync(CancellationToken ct);
}
