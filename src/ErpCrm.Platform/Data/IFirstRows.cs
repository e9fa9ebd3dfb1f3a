namespace ErpCrm.Platform.Data;

/// <summary>What a module's tables hold from the first start: made where it is missing.</summary>
public interface IFirstRows
{
    Task EnsureAsync(CancellationToken ct);
}
