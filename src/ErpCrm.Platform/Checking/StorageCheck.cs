using System.Runtime.CompilerServices;
using ErpCrm.Platform.Data;

namespace ErpCrm.Platform.Checking;

/// <summary>The database file itself is sound.</summary>
internal sealed class StorageCheck(IDatabase database) : ICheck
{
    public string Rule => "The storage is sound";

    public async IAsyncEnumerable<Finding> RunAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var damage in await database.DamagesAsync(ct)) yield return new Finding("Database", damage);
    }
}
