using System.Text.RegularExpressions;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Walker;

/// <summary>A kind of record: an entity of one module that is found by an id.</summary>
internal sealed record Kind(string Module, IEntityType Type, string Table, string KeyColumn)
{
    public string Name => Type.ClrType.Name;
}

/// <summary>
/// The firm's records and who holds them, read from the tables and
/// the models. A holder is any user who stands in the record, in what it
/// belongs to, or in its members; whoever only decided about it is none.
/// </summary>
internal sealed partial class FirmRecords
{
    /// <summary>Route parameters whose word is not the name of a table: which table they mean.</summary>
    private static readonly Dictionary<string, string> Taught = new(StringComparer.OrdinalIgnoreCase)
    {
        ["projects/time/approvals:id"] = "Timesheet",
        ["projects/time/rows:row"] = "TimesheetRow",
        ["projects/time/measured:id"] = "MeasuredTime",
        ["finance/unbilled:companyId"] = "Customer",
        ["finance/unbilled:id"] = "Delivery",
        ["finance/payments/credit:id"] = "CreditNote",
        ["finance/supplier-payments/credit:id"] = "Bill",
        ["finance/requests:id"] = "Concession",
        ["finance/esf:id"] = "EsfInvoice",
        ["finance/bank/lines:id"] = "BankLine",
        ["finance/bank/statements:id"] = "BankStatement",
        ["finance/bank/rules:id"] = "BankRule",
        ["finance/month-end/runs:id"] = "ClosingRun",
        ["finance/month-end/locks/exceptions:id"] = "LockException",
        ["finance/reports/profit:id"] = "ProjectCopy",
        ["finance/payroll:id"] = "PayrollRun",
        ["finance/payroll/extras:extraId"] = "PayrollExtra",
        ["finance/payroll/payables:payableId"] = "PayrollPayable",
        ["finance/payroll/salaries:id"] = "PersonSalary",
        ["finance/payroll/contributions:id"] = "ContributionRule",
        ["resources/people/hours:patternId"] = "HoursPattern",
        ["finance/reports/audit-file:id"] = "AuditTaking",
        ["resources/people/rates:id"] = "PersonRate",
        ["projects/tasks:id"] = "ProjectTask",
        ["workspace/files:id"] = "Attachment",
        ["workspace/views:id"] = "KeptView",
        ["workspace/bulk:id"] = "BulkRun",
        ["workspace/mail:id"] = "RecordMail",
        ["workspace/fields:id"] = "FieldDefinition",
    };

    private readonly FirmDatabase _database;
    private readonly IReadOnlyList<TestUser> _users;
    private readonly Dictionary<string, Guid> _userOfPerson;
    private readonly Dictionary<Kind, Dictionary<Guid, HashSet<Guid>>> _holders = [];

    public FirmRecords(IServiceProvider services, FirmDatabase database, IReadOnlyList<TestUser> users)
    {
        _database = database;
        _users = users;
        using var scope = services.CreateScope();
        Kinds = [.. services.GetServices<ModuleInfo>()
            .SelectMany(m => KindsOf(m, (DbContext)scope.ServiceProvider.GetRequiredService(m.ContextType)))];
        Declared = services.GetRequiredService<RecordKinds>().All;
        var person = Kinds.Single(k => k is { Module: "Resources", Name: "Person" });
        _userOfPerson = database.Rows($"SELECT Id, UserId FROM \"{person.Table}\" WHERE UserId IS NOT NULL")
            .ToDictionary(r => ((string)r[0]!).ToUpperInvariant(), r => Guid.Parse((string)r[1]!));
    }

    public IReadOnlyList<Kind> Kinds { get; }

    /// <summary>The kinds of records that the modules declare.</summary>
    public IReadOnlyList<RecordKind> Declared { get; }

    /// <summary>Where a declared kind is kept.</summary>
    public Kind Of(RecordKind declared) =>
        Kinds.Single(k => k.Module == declared.Module && k.Type.ClrType == declared.Entity);

    /// <summary>The kind of record that a route parameter names.</summary>
    public Kind? KindOf(Route route, string parameter)
    {
        var words = string.Join('/',
            route.Template.Split('/').TakeWhile(s => !s.Contains('{' + parameter, StringComparison.Ordinal))
                .Where(s => !s.StartsWith('{')));
        if (Taught.TryGetValue($"{words}:{parameter}", out var taught))
            return Kinds.FirstOrDefault(k => Is(k, route.Module) && k.Name == taught);
        if (parameter == "id")
            return Kinds.FirstOrDefault(k => Is(k, route.Module)
                && k.Table.EndsWith('_' + Pascal(route.WordBefore(parameter)), StringComparison.OrdinalIgnoreCase));
        var name = parameter.EndsWith("Id", StringComparison.Ordinal) ? parameter[..^2] : parameter;
        return Kinds.FirstOrDefault(
            k => Is(k, route.Module) && k.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    public List<Guid> IdsOf(Kind kind) => [.. HoldersOf(kind).Keys];

    public HashSet<Guid> HoldersOf(Kind kind, Guid id) => HoldersOf(kind).GetValueOrDefault(id) ?? [];

    /// <summary>Whether the scope reaches the record.</summary>
    public bool Covers(Scope scope, TestUser user, Kind kind, Guid id) => scope switch
    {
        Scope.All => true,
        Scope.Team => HoldersOf(kind, id).Overlaps([user.Id, .. user.Team]),
        Scope.Own => HoldersOf(kind, id).Contains(user.Id),
        _ => false,
    };

    /// <summary>Ids that stand in each row of a kind.</summary>
    public Dictionary<Guid, List<Guid>> RefersTo(Kind kind) => RowsOf(kind).ToDictionary(r => r.Key,
        r => r.Value.Values.OfType<string>().Select(v => Guid.TryParse(v, out var id) ? id : Guid.Empty)
            .Where(id => id != Guid.Empty && id != r.Key)
            .ToList());

    private Dictionary<Guid, HashSet<Guid>> HoldersOf(Kind kind)
    {
        if (_holders.TryGetValue(kind, out var known)) return known;
        var holders = _holders[kind] = [];
        foreach (var (id, row) in RowsOf(kind)) holders[id] = Mentioned(row.Values);
        AddParents(kind, holders);
        AddMembers(kind, holders);
        return holders;
    }

    private void AddParents(Kind kind, Dictionary<Guid, HashSet<Guid>> holders)
    {
        var columns = ColumnsOf(kind);
        foreach (var parent in Kinds.Where(p => p.Module == kind.Module && p != kind))
        {
            foreach (var column in columns.Where(c => Refers(kind, c, parent)))
            {
                foreach (var (id, row) in RowsOf(kind))
                {
                    if (row.GetValueOrDefault(column) is string text && Guid.TryParse(text, out var parentId))
                        holders[id].UnionWith(HoldersOf(parent, parentId));
                }
            }
        }
    }

    // Rows that join the record with people: members of a project, of a team.
    private void AddMembers(Kind kind, Dictionary<Guid, HashSet<Guid>> holders)
    {
        foreach (var type in kind.Type.Model.GetEntityTypes()
            .Where(t => t.FindPrimaryKey()?.Properties.Count > 1 && t.GetTableName() is not null))
        {
            var key = type.GetForeignKeys()
                .FirstOrDefault(f => f.PrincipalEntityType == kind.Type)?.Properties[0].GetColumnName()
                ?? type.FindPrimaryKey()!.Properties.FirstOrDefault(p => p.Name == kind.Name + "Id")?.GetColumnName();
            if (key is null) continue;
            foreach (var row in _database.Rows($"SELECT \"{key}\", * FROM \"{FirmDatabase.TableOf(type)}\""))
            {
                if (row[0] is string text && Guid.TryParse(text, out var id) && holders.TryGetValue(id, out var found))
                    found.UnionWith(Mentioned(row.Skip(1)));
            }
        }
    }

    private HashSet<Guid> Mentioned(IEnumerable<object?> values)
    {
        var found = new HashSet<Guid>();
        foreach (var value in values.OfType<string>())
        {
            foreach (Match match in Id().Matches(value))
            {
                var id = Guid.Parse(match.Value);
                if (_users.Any(u => u.Id == id)) found.Add(id);
                else if (_userOfPerson.TryGetValue(match.Value.ToUpperInvariant(), out var user)) found.Add(user);
            }
        }

        return found;
    }

    private Dictionary<Guid, Dictionary<string, object?>> RowsOf(Kind kind)
    {
        var columns = ColumnsOf(kind);
        return _database.Rows(
            $"SELECT \"{kind.KeyColumn}\", {string.Join(", ", columns.Select(c => $"\"{c}\""))} FROM \"{kind.Table}\"")
            .ToDictionary(r => Guid.Parse((string)r[0]!),
                r => columns.Select((c, i) => (c, Value: r[i + 1])).ToDictionary(x => x.c, x => x.Value));
    }

    private List<string> ColumnsOf(Kind kind) =>
        [.. _database.ColumnsOf(kind.Table).Where(c => !Deciders().IsMatch(c))];

    private static bool Refers(Kind kind, string column, Kind parent) =>
        kind.Type.GetForeignKeys()
            .Any(f => f.PrincipalEntityType == parent.Type && f.Properties[0].GetColumnName() == column)
                || column == parent.Name + "Id"
                // Work is seen by whoever looks after its customer.
                || (kind.Name == "Delivery" && column == "CompanyId" && parent.Name == "Customer")
                // An invoice or a delivery.
                || (kind.Name == "Concession" && column == "SubjectId" && parent.Name is "Invoice" or "Delivery")
                || column == parent.Name.Replace("Copy", "", StringComparison.Ordinal) + "Id";

    private static IEnumerable<Kind> KindsOf(ModuleInfo module, DbContext db) =>
        from type in db.Model.GetEntityTypes()
        where !type.IsOwned() && type.GetTableName() is not null && !Technical.Contains(type.ClrType.Name)
        let key = type.FindPrimaryKey()
        where key is { Properties: [{ ClrType: var clr }] } && clr == typeof(Guid)
        select new Kind(module.Name, type, FirmDatabase.TableOf(type), key.Properties[0].GetColumnName());

    private static readonly string[] Technical = ["SubmittedForm", "InboxMessage"];

    private static bool Is(Kind kind, string module) => kind.Module.Equals(module, StringComparison.OrdinalIgnoreCase);

    private static string Pascal(string kebab) =>
        string.Concat(kebab.Split('-').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    internal static partial Regex Id();

    [GeneratedRegex(
        "^(Approved|Decided|Issued|Created|Changed|Submitted|SentBack|Reversed|Accepted|Refused|Set|Credited|WrittenOff|Paid|Asked)By")]
    private static partial Regex Deciders();
}
