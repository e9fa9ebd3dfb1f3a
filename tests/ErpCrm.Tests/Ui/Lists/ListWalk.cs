using System.Reflection;
using ErpCrm.Platform.Security;
using ErpCrm.Tests.Seeding;
using ErpCrm.Ui.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Ui.Lists;

/// <summary>Every declared list, one after the other, over the rows of a whole company.</summary>
internal sealed class ListWalk(SeededApp app)
{
    /// <param name="checks">Has the method, of two types: record and row.</param>
    /// <param name="least">What is looked at in all.</param>
    public async Task EachAsync(object checks, string method, int least)
    {
        var (problems, done) = (new List<string>(), 0);
        foreach (var list in app.Services.GetServices<RecordList>())
        {
            for (var type = list.GetType(); type is not null; type = type.BaseType)
            {
                if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(ListOf<,>)) continue;
                var check = checks.GetType().GetMethod(method, BindingFlags.NonPublic | BindingFlags.Instance)!
                    .MakeGenericMethod(type.GetGenericArguments());
                done += await (Task<int>)check.Invoke(checks, [list, problems])!;
            }
        }

        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(done >= least, $"only {done} were looked at");
    }

    public async Task<T> ReadAsync<T>(RecordList list, string query, Func<ListScope, Task<T>> read,
        ICurrentUser? reader = null)
    {
        using var culture = new InCulture("en");
        using var acting = ActingUser.Act(null, null);
        await using var services = app.Services.CreateAsyncScope();
        return await read(new ListScope(services.ServiceProvider, ListReader.QueryOf(query), list.Texts, reader));
    }
}
