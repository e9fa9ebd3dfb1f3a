using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Jobs;

/// <summary>A row that is written and removed to see whether rows can be written.</summary>
public sealed class WriteTrial
{
    // As much as what somebody saves takes with its event and its history.
    private const int Length = 32_000;

    public Guid Id { get; init; } = Ids.New();

    public string Filling { get; init; } = new('x', Length);
}
