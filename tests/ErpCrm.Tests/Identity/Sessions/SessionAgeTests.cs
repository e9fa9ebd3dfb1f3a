using ErpCrm.Identity;
using ErpCrm.Identity.Sessions;
using ErpCrm.Identity.Users;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.Time.Testing;

namespace ErpCrm.Tests.Identity.Sessions;

/// <summary>How long a session is believed without asking.</summary>
public sealed class SessionAgeTests
{
    private const string Token = "hash";
    private readonly ChangeStamps _stamps = new();
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_kept_session_is_found_until_the_module_saves()
    {
        var kept = Keeping(isShared: false);
        Assert.NotNull(kept.Find(Token));
        _stamps.Changed(typeof(IdentityModuleDbContext), typeof(User));
        Assert.Null(kept.Find(Token));
    }

    [Fact]
    public void What_was_saved_while_a_session_was_read_makes_it_old()
    {
        var kept = new KeptSessions(_stamps, new Database(IsShared: false), _time);
        var before = kept.Stamp;
        _stamps.Changed(typeof(IdentityModuleDbContext), typeof(User));
        kept.Keep(Token, Session(), before);
        Assert.Null(kept.Find(Token));
    }

    [Fact]
    public void Where_processes_share_the_database_a_session_is_looked_at_again_after_five_seconds_whatever_happens()
    {
        var (shared, alone) = (Keeping(isShared: true), Keeping(isShared: false));
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.Null(shared.Find(Token));
        Assert.NotNull(alone.Find(Token));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(alone.Find(Token));
    }

    [Fact]
    public void A_session_that_was_signed_out_is_forgotten()
    {
        var kept = Keeping(isShared: false);
        kept.Forget(Token);
        Assert.Null(kept.Find(Token));
    }

    private KeptSessions Keeping(bool isShared)
    {
        var kept = new KeptSessions(_stamps, new Database(isShared), _time);
        kept.Keep(Token, Session(), kept.Stamp);
        return kept;
    }

    private FoundSession Session()
    {
        var now = _time.GetUtcNow().UtcDateTime;
        var user = new SignedInUser(Guid.NewGuid(), Guid.NewGuid(), "Aida", null,
            new Rights(false, new Dictionary<string, Scope>(), [], false), false);
        return new FoundSession(user, now, now.AddDays(7), now);
    }

    private sealed record Database(bool IsShared) : IDatabase
    {
        public void Configure(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options, string module) =>
            throw new NotSupportedException();

        public Task MigrateAsync(Microsoft.EntityFrameworkCore.DbContext context, CancellationToken ct) =>
            throw new NotSupportedException();
    }
}
