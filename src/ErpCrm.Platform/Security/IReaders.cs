namespace ErpCrm.Platform.Security;

/// <summary>Somebody for whom something is read while he is not there.</summary>
/// <param name="User">With his rights as they are now; for <see cref="ActingUser.ReadAs"/>.</param>
/// <param name="Language"><c>en</c>, <c>ky</c> or <c>ru</c>.</param>
public sealed record Reader(ICurrentUser User, string Language);

/// <summary>Finds people with their rights, for work that is done without a request of theirs.</summary>
public interface IReaders
{
    /// <summary>Null when nobody with the id may sign in.</summary>
    Task<Reader?> FindAsync(Guid userId, CancellationToken ct);
}
