//! A town of streets for the bench: as many vehicles and people as are asked for around a player who drives.

use std::sync::Arc;

use super::arena;
use crate::{
    content::{
        actor::Faction,
        catalog::Catalog,
        driving::Scale,
        level::Level,
        roads::{Control, Node, Placed, Roads, Segment, Street, Traffic},
    },
    sim::mission::MissionSetup,
};

/// Streets in each direction, and metres between two.
const STREETS: usize = 40;
const BLOCK: f32 = 120.0;

/// A mission in a town of 1,600 junctions with so many vehicles and people about.
pub fn setup(catalog: Arc<Catalog>, vehicles: u32, people: u32) -> MissionSetup {
    let mut catalog = (*catalog).clone();
    let mut driving = (*catalog.driving).clone();
    driving.most_traffic = vehicles;
    driving.most_walkers = people;
    catalog.driving = Arc::new(driving);
    let roads = Arc::new(roads(&catalog));
    let base = arena::setup(Arc::new(catalog), 1, 1);
    let level =
        Level { floors: Vec::new(), roads: Some(roads), scale: Scale::Drive, ..(*base.level).clone() };
    MissionSetup { level: Arc::new(level), ..base }
}

fn roads(catalog: &Catalog) -> Roads {
    let mut roads = Roads { ground: catalog.driving.ground.clone(), ..Roads::default() };
    for y in 0..STREETS {
        for x in 0..STREETS {
            let at = (x as f32 * BLOCK, y as f32 * BLOCK);
            let control = Control::Lights { green: 360, amber: 120, shift: ((x + y) * 97) as u32 };
            roads.nodes.push(Node { id: format!("{x} {y}"), at, reach: 8.0, control, segments: Vec::new() });
        }
    }
    for line in 0..STREETS {
        add_street(&mut roads, (0..STREETS).map(|x| line * STREETS + x).collect());
        add_street(&mut roads, (0..STREETS).map(|y| y * STREETS + line).collect());
    }
    for index in 0..roads.segments.len() {
        let (from, to) = (roads.segments[index].from, roads.segments[index].to);
        roads.nodes[from].segments.push(index);
        roads.nodes[to].segments.push(index);
    }
    let wheeled = catalog.vehicles.iter().filter(|(_, def)| !def.is_railed());
    let kinds: Vec<(String, f32)> = wheeled.map(|(id, _)| (id.clone(), 1.0)).collect();
    let heaviest = catalog.vehicles.iter().filter(|(_, def)| !def.is_railed());
    let heaviest = heaviest.max_by(|a, b| a.1.mass.total_cmp(&b.1.mass)).map(|(id, _)| id.clone());
    let mind = catalog.drivers.iter().find(|(_, def)| def.lights && def.panic.is_some());
    let mind = mind.map(|(id, _)| id.clone()).unwrap_or_default();
    let middle = STREETS as f32 / 2.0 * BLOCK;
    roads.vehicles.push(Placed {
        kind: heaviest.unwrap_or_default(),
        at: (middle + 30.0, middle - 1.6),
        way: (1.0, 0.0),
        player: true,
        ..Placed::default()
    });
    let people = catalog.actors.iter().filter(|(_, def)| def.faction == Faction::Civilian);
    let people = people.map(|(id, _)| (id.clone(), 1.0)).collect();
    roads.traffic = Some(Traffic { kinds, mind, per_km: 400.0 });
    roads.walkers = Some(Traffic { kinds: people, mind: String::new(), per_km: 400.0 });
    roads
}

fn add_street(roads: &mut Roads, path: Vec<usize>) {
    let street = roads.streets.len();
    let mut begin = 0.0;
    for pair in path.windows(2) {
        let (from, to) = (roads.nodes[pair[0]].at, roads.nodes[pair[1]].at);
        let way = ((to.0 - from.0) / BLOCK, (to.1 - from.1) / BLOCK);
        roads.segments.push(Segment {
            street,
            from: pair[0],
            to: pair[1],
            begin,
            length: BLOCK,
            way,
            at: from,
        });
        begin += BLOCK;
    }
    roads.streets.push(Street {
        id: format!("{street}"),
        kind: String::from("street"),
        path,
        lanes: (2, 2),
        lane: 3.25,
        speed: 12.0,
        busy: 1.0,
        strip: (0.0, 0.0),
        sidewalk: (3.0, 3.0),
        length: begin,
    });
}
