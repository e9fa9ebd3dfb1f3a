using ErpCrm.SharedKernel;

namespace ErpCrm.Platform.Jobs;

/// <summary>A row that is written and removed to see whether rows can be written.</summary>
public sealed class WriteTrial
{
    private const int Length = 8000;

    public Guid Id { get; init; } = Ids.New();

    public string Filling { get; init; } = new('x', Length);
}
